"""What Prometheus makes of templates in annotations, for TemplateConformanceTests.

    python3 make_template_reference.py > template_reference.json

Needs prometheus and promtool (Debian's 2.42.0 made the file). Each case is an alerting rule with the template as its
annotation; promtool says which of them do not parse, a running Prometheus expands the others. A case is a template, or a
template and the value of the alert.
"""

import json
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

CASES = """
plain text
{{ $value }}
a {{- $value -}} b
a {{- " " -}}   b
{{ $labels.instance }} of {{ $labels.job }}
{{ $labels.none }}
{{ .Labels.instance }} {{ .Value }}
{{ .Labels.none }}
{{ $.Labels.job }}
{{ .None }}
{{ $value.foo }}
{{ $labels.job.x }}
{{ $labels }}
{{ $externalLabels.region }} {{ .ExternalLabels.region }}
{{ $externalURL }} {{ .ExternalURL }} {{ externalURL }} {{ pathPrefix }}
{{/* nothing */}}x
x {{- /* nothing */ -}} y
{{ /* spaced */ }}
{{/* open
{{/* early */ x}}
{{ "quoted \\"text\\" \\t \\u00e9 \\x41" }}
{{ `raw \\n {{ }}` }}
{{ 'a' }} {{ '\\n' }}
{{ 12 }} {{ -3 }} {{ 0x1F }} {{ 0b11 }} {{ 017 }} {{ 1_000 }}
{{ 1.5 }} {{ 1e6 }} {{ .5 }} {{ 1e-7 }} {{ 100000.0 }} {{ 1000000.0 }} {{ 123456789.0 }}
{{ true }} {{ false }}
{{ nil }}
{{ 99999999999999999999 }}
{{ 1 }}{{ 2 }}
{{ 3 | printf "%d" }}
{{ "a" | printf "%s-%s" "b" }}
{{ (printf "%s" "x") | toUpper }}
{{ $x := 5 }}{{ $x }}
{{ $x := 5 }}{{ $x = 6 }}{{ $x }}
{{ $x := 5 }}{{ if true }}{{ $x = 6 }}{{ end }}{{ $x }}
{{ $x := 5 }}{{ if true }}{{ $x := 6 }}{{ $x }}{{ end }}{{ $x }}
{{ $x }}
{{ $x = 1 }}
{{ if $x := $labels.job }}{{ $x }}{{ end }}
{{ if gt $value 5.0 }}much{{ else }}little{{ end }}
{{ if gt $value 5 }}much{{ end }}
{{ if eq $labels.job "vllm" }}v{{ end }}
{{ if eq $labels.job "a" "vllm" }}v{{ end }}
{{ if eq $labels.job }}v{{ end }}
{{ eq 1 1.0 }}
{{ eq true true }} {{ ne 1 2 }} {{ lt "a" "b" }} {{ le 1 1 }} {{ ge 2 1 }} {{ gt 1 2 }}
{{ lt true false }}
{{ eq $labels $labels }}
{{ eq $labels.none "" }}
{{ eq $value 20.0 }}
{{ if $labels.none }}yes{{ else }}no{{ end }}
{{ if "" }}a{{ else if 0 }}b{{ else if 0.0 }}c{{ else if $labels }}d{{ else }}e{{ end }}
{{ if }}{{ end }}
{{ if true }}
{{ if true }}a{{ else }}b{{ else }}c{{ end }}
{{ end }}
{{ else }}
{{ with $labels.job }}{{ . }}{{ end }}
{{ with $labels.none }}{{ . }}{{ else }}none{{ end }}
{{ with $x := $labels.job }}{{ $x }}{{ . }}{{ end }}
{{ range $labels }}{{ . }};{{ end }}
{{ range $k, $v := $labels }}{{ $k }}={{ $v }};{{ end }}
{{ range $v := $labels }}{{ $v }};{{ end }}
{{ range query "disk" }}{{ .Labels.instance }}={{ .Value }} {{ end }}
{{ range $i, $s := query "disk" }}{{ $i }}:{{ $s.Value }} {{ end }}
{{ range query "absent_metric" }}{{ . }}{{ else }}nothing{{ end }}
{{ range query "disk" }}{{ if eq .Value 1.0 }}{{ continue }}{{ end }}{{ .Value }}{{ end }}
{{ range query "disk" }}{{ if eq .Value 1.0 }}{{ break }}{{ end }}{{ .Value }}{{ end }}
{{ range $value }}{{ end }}
{{ range "abc" }}{{ end }}
{{ range $a, $b, $c := $labels }}{{ end }}
{{ $a, $b := $labels }}
{{ break }}
{{ range $labels.none }}a{{ else }}b{{ end }}
{{ define "x" }}[{{ . }}]{{ end }}{{ template "x" $value }}
{{ define "x" }}[{{ . }}]{{ end }}{{ template "x" }}
{{ define "x" }}{{ $labels.job }}{{ end }}{{ template "x" . }}
{{ define "x" }}{{ .Labels.job }} {{ $.Value }}{{ end }}{{ template "x" . }}
{{ template "none" }}
{{ define "x" }}a{{ end }}{{ define "x" }}b{{ end }}{{ template "x" }}
{{ block "x" $labels.job }}<{{ . }}>{{ end }}
{{ if true }}{{ define "x" }}{{ end }}{{ end }}
{{ and true "" }}|{{ and 1 2 }}|{{ or 0 "x" }}|{{ or "" 0 }}|{{ not 0 }}
{{ and false (first (query "absent_metric")) }}
{{ or true (first (query "absent_metric")) }}
{{ not }}
{{ len "abc" }} {{ len $labels }} {{ len (query "disk") }}
{{ len 3 }}
{{ len nil }}
{{ index $labels "job" }}|{{ index $labels "none" }}|
{{ index (query "disk") 0 | value }}
{{ index (query "disk") 9 | value }}
{{ index $labels 1 }}
{{ index 3 1 }}
{{ slice "abcdef" 1 3 }}|{{ slice "abcdef" 4 }}|{{ slice "abc" }}
{{ slice "abc" 2 1 }}
{{ slice "abc" 1 2 3 }}
{{ print 1 2 "a" 3 4.5 }}
{{ println 1 "a" true }}
{{ print nil }}
{{ html "<a href=\\"x\\">'&</a>" }}
{{ js "it's \\"<x>\\" = \\n é" }}
{{ urlquery "a b&c=d/é" }}
{{ call $labels.job }}
{{ call nil }}
{{ printf "%v %v %v %v" 1 1.5 "a" true }}
{{ printf "%s" 1 }}
{{ printf "%d" 1.5 }}
{{ printf "%d" "x" }}
{{ printf "%d" }}
{{ printf "%d" 1 2 "x" }}
{{ printf "%" }}
{{ printf "100%%" }}
{{ printf "%.2f" $value }} {{ printf "%.0f" 2.5 }} {{ printf "%f" 1.0 }}
{{ printf "%8.2f|%-8.2f|%08.2f|%+.1f|% .1f" 3.14159 3.14159 -3.14159 2.0 2.0 }}
{{ printf "%e %E %g %G" 123456.789 0.00012 1e21 1e-10 }}
{{ printf "%.3g %.3e %6.2g" 123456.789 123456.789 0.5 }}
{{ printf "%5d|%-5d|%05d|%+d|% d|%x|%X|%o|%b|%c|%U|%q" 42 42 42 42 42 255 255 8 5 65 65 65 }}
{{ printf "%#x %#o %#b %O" 255 8 5 8 }}
{{ printf "%.5d|%8.5d|%.0d" 42 42 0 }}
{{ printf "%5s|%-5s|%.2s|%q|%x|%X|% x|%#x" "ab" "ab" "abcdef" "a\\"b" "hi" "hi" "hi" "hi" }}
{{ printf "%5t|%-6v|" true false }}
{{ printf "%t" 1 }}
{{ printf "%v %s" $labels $labels }}
{{ printf "%q" $labels }}
{{ printf "%d" $labels }}
{{ printf "%v" nil }}
{{ printf "%s" nil }}
{{ printf "%s" $labels.none }}
{{ printf "%T %T %T %T %T" 1 1.5 "a" true $labels }}
{{ printf "%[2]d %[1]d" 1 2 }}
{{ printf "%[3]d" 1 2 }}
{{ printf "%*d|%-*d|%.*f" 5 1 5 1 2 3.14159 }}
{{ printf "%!" 1 }}
{{ printf "%z" 1 }}
{{ printf "%v %v" 1e20 1e21 }}
{{ printf "%6.3v|%v" 3.14159 100000 }}
{{ printf "%05s|%-05d|" "ab" 3 }}
{{ printf "%x %.1x" 1.5 "hi" }}
{{ printf 1 }}
{{ printf $value }}
{{ printf "%.1f%%" (args 1).arg0 }}
{{ nofunction }}
{{ toUpper 1 }}
{{ toUpper $value }}
{{ toUpper $labels.none }}
{{ toUpper "a" "b" }}
{{ toUpper }}
{{ toUpper nil }}
{{ toUpper "straße äöü" }} {{ toLower "ÄÖÜ ABC" }} {{ title "hello big_world of-men o'neil 3rd äb" }}
{{ match "a.*c" "xxabcxx" }} {{ match "^b" "abc" }} {{ match "a.c" "a\\nc" }}
{{ match "(" "abc" }}
{{ reReplaceAll "(.*):(.*)" "$2 at $1" $labels.instance }}
{{ reReplaceAll "a*" "x" "baaac" }}
{{ reReplaceAll "^a" "x" "aaa" }}
{{ reReplaceAll "\\\\bé" "x" "é éa" }}
{{ reReplaceAll "(?P<n>b)" "[${n}]${9}$$" "abc" }}
{{ reReplaceAll "" "-" "añb" }}
{{ reReplaceAll "(" "x" "abc" }}
{{ stripPort "host:80" }} {{ stripPort "host" }} {{ stripPort "[::1]:80" }} {{ stripPort "::1" }} {{ stripPort "a:b:c" }}
{{ stripDomain "a.b.c:80" }} {{ stripDomain "a.b.c" }} {{ stripDomain "10.0.0.1:80" }} {{ stripDomain "[::1]:80" }} {{ stripDomain "a.b:" }}
{{ safeHtml "<b>" }}
{{ graphLink "up{job=\\"a\\"} > 1" }} {{ tableLink "up" }}
{{ parseDuration "1h30m" }} {{ parseDuration "500ms" }} {{ parseDuration "0" }} {{ parseDuration "1d12h" }}
{{ parseDuration "x" }}
{{ parseDuration "" }}
{{ args 1 "b" }} {{ (args 1 2).arg1 }} {{ range $k, $v := args "x" "y" }}{{ $k }}={{ $v }} {{ end }}
{{ (args 1 2).arg9 }}
{{ query "disk" | first | value }}
{{ query "disk" | first | label "instance" }}
{{ query "disk" | first | label "none" }}
{{ with query "disk" }}{{ . | first | value | humanize }}{{ end }}
{{ first (query "absent_metric") }}
{{ first (query "disk") }}
{{ (first (query "disk")).Value }}
{{ (index (query "disk") 1).Labels.instance }}
{{ range sortByLabel "device" (query "disk") }}{{ .Labels.device }},{{ end }}
{{ range query "disk" | sortByLabel "instance" }}{{ label "instance" . }},{{ end }}
{{ query "disk(" }}
{{ query 1 }}
{{ first 1 }}
{{ value "x" }}
{{ value $labels }}
{{ strvalue (first (query "disk")) }}
{{ humanize "x" }}
{{ humanize "1500" }} {{ humanize 1500 }} {{ humanize "1e3" }} {{ humanize "Inf" }}
{{ humanize true }}
{{ humanize nil }}
{{ humanizeDuration "90061" }} {{ humanizeDuration 61 }} {{ humanizeDuration "0.0021" }}
{{ humanizePercentage 0.12345 }}
{{ humanizeTimestamp 1435065584.128 }} {{ humanizeTimestamp "0" }} {{ humanizeTimestamp -1.5 }}
{{ humanizeTimestamp 1e30 }}
{{ humanizeTimestamp "NaN" }}
{{ toTime 1435065584.128 }}
{{ (toTime 1435065584).Foo }}
{{ "x" | $value }}
{{ 1 | 2 }}
{{ 1 2 }}
{{ $labels.job 1 }}
{{ $value 1 }}
{{ . 1 }}
{{ "a".b }}
{{ nil.b }}
{{ (1 }}
{{ 1) }}
{{ () }}
{{ }}
{{
{{ 1 | }}
{{ | 1 }}
{{ "open }}
{{ 'ab' }}
{{ `open }}
{{ 1x }}
{{ $value $labels }
{{ #x }}
{{ "\\q" }}
{{ $1 }}
{{ .1x }}
{{ x.y }}
{{ -}} x
x {{- 3}} y
{{ "a"}}{{"b" }}
{{ (((("x")))) }}
{{ printf "%s" (printf "%d" (len "abc")) }}
{{ $labels.instance | reReplaceAll ":.*" "" | toUpper | printf "%s!" }}
{{ if and (gt $value 1.0) (lt $value 100.0) }}between{{ end }}
{{ if or (eq $labels.job "a") (eq $labels.job "vllm") }}one{{ end }}
{{ if not (eq $labels.job "a") }}other{{ end }}
{{ printf "%.1f" (index (query "disk") 0).Value }}
{{ with $s := query "disk > 1" | first }}{{ $s.Labels.instance }}{{ end }}
{{ $value | humanize }}B {{ $value | humanize1024 }}B {{ $value | humanizeDuration }} {{ $value | humanizePercentage }}
{{ $labels.instance -}}   |   {{- $labels.job }}
p99 is {{ $value | printf "%.3f" }} s on {{ $labels.instance | stripPort }}.
{{ range $i, $s := query "disk" }}{{ if $i }}, {{ end }}{{ .Labels.instance | stripPort }}{{ end }}
{{ range $x := query "disk" }}{{ else }}{{ end }}{{ $x }}
{{ $labels.job | len | printf "%03d" }}
{{ template "a" . }}{{ define "a" }}{{ template "b" .Value }}{{ end }}{{ define "b" }}{{ . | humanize }}{{ end }}
{{ len (printf "%c" 233) }}
{{ html 1 "a" 2 }} {{ urlquery 1.5 "&" }}
{{ eq nil nil }}
{{ eq "a" nil }}
{{ with 0 }}a{{ else with 1 }}b{{ end }}
{{ index $labels }}
{{ print }}|{{ println }}|
{{ printf "" }}
{{ .Labels }}
{{ printf "%v" . }}
{{ ne "a" "b" "c" }}
{{ "multi
line" }}
{{ `multi
line` }}
{{ $value
}}
""".strip("\n")

VALUES = ["0", "1", "-1", "0.5", "1234567", "1e21", "0.0000123", "NaN", "Inf", "-Inf", "61", "3661.5", "90061", "-90061",
          "1048576", "1e-30", "999.95", "-0.25", "1e100", "100000", "1000000", "12345.678", "0.1", "1435065584.128"]
OF_VALUES = "{{ $value }} {{ humanize $value }} {{ humanize1024 $value }} {{ humanizeDuration $value }} " \
    "{{ humanizePercentage $value }} {{ printf \"%.2f %g %e %8.3f %v\" $value $value $value $value $value }}"
# Seconds beyond 64 bits are nonsense in Go.
OF_LARGE = OF_VALUES.replace(" {{ humanizeDuration $value }}", "")
OF_TIMES = "{{ humanizeTimestamp $value }}"

DATA = [("b:9100", "sda", 3), ("a:9100", "sdb", 1), ("c:9100", "", 2)]
PREFIX = "{{$labels := .Labels}}{{$externalLabels := .ExternalLabels}}{{$externalURL := .ExternalURL}}{{$value := .Value}}"


def cases():
    pieces, lines = [], CASES.split("\n")
    while lines:
        piece = lines.pop(0)
        # A case that goes on in the next line ends inside an action.
        while lines and piece.count("{{") == 1 and "}}" not in piece and not lines[0].startswith("{{"):
            piece += "\n" + lines.pop(0)
        pieces.append((piece.replace("\\\\", "\\"), "20"))
    return pieces + [(template, value) for value in VALUES for template in (OF_LARGE if float(value) > 1e18 else OF_VALUES, OF_TIMES)]


def rules(numbered):
    group = [{"record": "disk", "expr": f"vector({value})", "labels": {"instance": instance, "device": device}}
             for instance, device, value in DATA]
    for number, (template, value) in numbered:
        expression = f'label_replace(label_replace(vector({value}), "instance", "web1.example.org:8080", "", ""), ' \
            '"job", "vllm", "", "")'
        group.append({"alert": f"C{number}", "expr": expression, "annotations": {"t": template}})
    return json.dumps({"groups": [{"name": "cases", "interval": "1s", "rules": group}]})


def refused(numbered, folder):
    """The templates that do not parse, and promtool's words."""
    path = Path(folder, "all.yml")
    path.write_text(rules(numbered))
    check = subprocess.run(["promtool", "check", "rules", str(path)], capture_output=True, text=True)
    found = {}
    for line in (check.stdout + check.stderr).split("\n"):
        match = re.search(r"annotation \"t\": (?:error parsing template __alert_C\d+: )?template: __alert_C(\d+):\d+: (.*)", line)
        if match:
            found[int(match[1])] = match[2]
    return found


def expanded(numbered, folder):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    Path(folder, "rules.yml").write_text(rules(numbered))
    Path(folder, "prometheus.yml").write_text(
        json.dumps({"global": {"external_labels": {"region": "eu"}}, "rule_files": ["rules.yml"]}))
    server = subprocess.Popen(
        ["prometheus", f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/data",
         f"--web.listen-address=127.0.0.1:{port}", "--web.external-url=http://prom.example.org:9090/base",
         "--web.route-prefix=/"], stdout=subprocess.DEVNULL, stderr=open(Path(folder, "log"), "w"))
    try:
        for _ in range(100):
            time.sleep(0.5)
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/rules?type=alert") as answer:
                    found = json.load(answer)["data"]["groups"][0]["rules"]
            except OSError:
                continue
            if all(rule["alerts"] for rule in found):
                return {int(rule["name"][1:]): rule["alerts"][0]["annotations"].get("t", "") for rule in found}
        sys.exit(Path(folder, "log").read_text()[-4000:])
    finally:
        server.terminate()
        server.wait()


def entry(template, value, text):
    fault = re.match(
        r"<error expanding template: error executing template __alert_C\d+: template: __alert_C\d+:(\d+):(\d+): "
        r"executing \"[^\"]*\" at <.*?>: (.*)>$", text, re.DOTALL)
    if not fault:
        if text.startswith("<error"):
            fault = re.match(r"<error expanding template: .*?: (?:template: __alert_C\d+: )?(.*)>$", text, re.DOTALL)
            return {"template": template, "value": value, "fault": fault[1]}
        return {"template": template, "value": value, "text": text}
    result = {"template": template, "value": value, "fault": fault[3]}
    if fault[1] == "1":
        result["offset"] = int(fault[2]) - len(PREFIX)
    return result


def main():
    numbered = list(enumerate(cases()))
    with tempfile.TemporaryDirectory() as folder:
        wrong = refused(numbered, folder)
        texts = expanded([case for case in numbered if case[0] not in wrong], folder)
    result = []
    for number, (template, value) in numbered:
        if number in wrong:
            result.append({"template": template, "refused": wrong[number]})
        else:
            result.append(entry(template, value, texts[number]))
    print("[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in result) + "\n]")


main()
