// Made by Scripts/make_scrape_reference.py with Prometheus 2.42.0.
// swift-format-ignore-file
enum PrometheusReference {
  static let targetJobs = #"""
    - job_name: targets-0
      params: {module: [one, two], z: ['1']}
      relabel_configs: []
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-1
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{source_labels: [__address__], regex: '(.*):(.*)', target_label: host, replacement: '$1-${2}-$$-$9-$x'}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-2
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{source_labels: [__address__], regex: '(?P<host>[^:]*):.*', target_label: host, replacement: '${host}_${1}x_$1x$'}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-3
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{source_labels: [__address__, team], separator: '@', target_label: both}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-4
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{source_labels: [__address__], modulus: 7, target_label: shard, action: hashmod}, {source_labels: [shard], regex: '[0-3]', action: keep}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-5
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{source_labels: [team], modulus: 18446744073, target_label: shard, action: hashmod}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-6
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{source_labels: [team], regex: 'red|blu', action: drop}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-7
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{source_labels: [team], regex: 'red|blue', action: keep}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-8
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{source_labels: [team], target_label: owner, action: keepequal}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-9
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{source_labels: [team], target_label: owner, action: dropequal}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-10
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{action: labelmap, regex: '__meta_(.+)'}, {action: labelmap, regex: '(t)(e)am', replacement: '${2}_$1'}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-11
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{action: labeldrop, regex: 'te.*|own'}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-12
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{action: labelkeep, regex: '__.*|job|team'}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-13
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{source_labels: [team], target_label: team, action: uppercase}, {source_labels: [owner], target_label: o, action: Lowercase}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-14
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{target_label: team, replacement: ''}, {source_labels: [nothing], target_label: owner, regex: x}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-15
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{source_labels: [path], target_label: '$1', replacement: y}, {source_labels: [team], target_label: '${1}_x', replacement: y}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-16
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{source_labels: [path], regex: '(/.*)', target_label: __metrics_path__}, {target_label: __scheme__, replacement: https}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-17
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{target_label: __param_module, replacement: 'a b&c=ü+~'}, {target_label: __param_new, replacement: n}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-18
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{target_label: __scrape_interval__, replacement: 2m}, {target_label: __scrape_timeout__, replacement: 1s500ms}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-19
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{target_label: __address__, replacement: '127.0.0.1:1'}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-20
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{target_label: instance, replacement: here}, {target_label: job, replacement: other}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-21
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{target_label: __metrics_path__, replacement: 'no slash/(x)?y=ü;,*'}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    - job_name: targets-22
      params: {module: [one, two], z: ['1']}
      relabel_configs: [{source_labels: [note], regex: '(.)(?s:.*)', target_label: first}]
      static_configs:
        - targets: ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3', '127.0.0.1:1']
          labels: {team: red, owner: red, path: /a, __meta_zone: eu, note: "line\nbreak"}
        - targets: ['127.0.0.1:4', '127.0.0.1:5']
          labels: {team: Blue, owner: RED, __meta_gpu_kind: H100, __metrics_path__: /own, instance: named, none: ''}
    """#

  static let metricRules = #"""
    []
    [{source_labels: [__name__], regex: 'go_.*', action: drop}]
    [{source_labels: [__name__], regex: 'vllm:(.*)', target_label: __name__, replacement: 'm_$1'}]
    [{action: labeldrop, regex: engine}, {source_labels: [model_name], target_label: model_name, action: lowercase}]
    [{source_labels: [zone], regex: '([a-z]+)-.*', target_label: region}, {action: labelmap, regex: 'k(i)nd', replacement: '${1}_x'}]
    [{source_labels: [__name__, kind], modulus: 1000, target_label: h, action: hashmod}]
    [{source_labels: [exported_job], target_label: job}]
    """#

  static let exposition = #"""
    # TYPE vllm:tokens_total counter
    vllm:tokens_total{model_name="Llama-3",engine="0",kind="prompt"} 1
    vllm:tokens_total{model_name="Llama-3",engine="1",kind="generation"} 2
    # TYPE queue gauge
    queue{model_name="Qwen",instance="mine",job="theirs"} 3
    queue{model_name="",zone="eu-west-1a",exported_job="x"} 4
    go_threads 5
    go_goroutines{a="b"} 6
    """#

  static let active = #"""
    targets-0 http://127.0.0.1:1/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:1", "job": "targets-0", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-0 http://127.0.0.1:2/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:2", "job": "targets-0", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-0 http://127.0.0.1:3/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:3", "job": "targets-0", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-0 http://127.0.0.1:4/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-0", "owner": "RED", "team": "Blue"}
    targets-0 http://127.0.0.1:5/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-0", "owner": "RED", "team": "Blue"}
    targets-1 http://127.0.0.1:1/metrics?module=one&module=two&z=1 1m30s 5s {"host": "127.0.0.1-1-$--", "instance": "127.0.0.1:1", "job": "targets-1", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-1 http://127.0.0.1:2/metrics?module=one&module=two&z=1 1m30s 5s {"host": "127.0.0.1-2-$--", "instance": "127.0.0.1:2", "job": "targets-1", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-1 http://127.0.0.1:3/metrics?module=one&module=two&z=1 1m30s 5s {"host": "127.0.0.1-3-$--", "instance": "127.0.0.1:3", "job": "targets-1", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-1 http://127.0.0.1:4/own?module=one&module=two&z=1 1m30s 5s {"host": "127.0.0.1-4-$--", "instance": "named", "job": "targets-1", "owner": "RED", "team": "Blue"}
    targets-1 http://127.0.0.1:5/own?module=one&module=two&z=1 1m30s 5s {"host": "127.0.0.1-5-$--", "instance": "named", "job": "targets-1", "owner": "RED", "team": "Blue"}
    targets-10 http://127.0.0.1:1/metrics?module=one&module=two&z=1 1m30s 5s {"e_t": "red", "instance": "127.0.0.1:1", "job": "targets-10", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red", "zone": "eu"}
    targets-10 http://127.0.0.1:2/metrics?module=one&module=two&z=1 1m30s 5s {"e_t": "red", "instance": "127.0.0.1:2", "job": "targets-10", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red", "zone": "eu"}
    targets-10 http://127.0.0.1:3/metrics?module=one&module=two&z=1 1m30s 5s {"e_t": "red", "instance": "127.0.0.1:3", "job": "targets-10", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red", "zone": "eu"}
    targets-10 http://127.0.0.1:4/own?module=one&module=two&z=1 1m30s 5s {"e_t": "Blue", "gpu_kind": "H100", "instance": "named", "job": "targets-10", "owner": "RED", "team": "Blue"}
    targets-10 http://127.0.0.1:5/own?module=one&module=two&z=1 1m30s 5s {"e_t": "Blue", "gpu_kind": "H100", "instance": "named", "job": "targets-10", "owner": "RED", "team": "Blue"}
    targets-11 http://127.0.0.1:1/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:1", "job": "targets-11", "note": "line\nbreak", "owner": "red", "path": "/a"}
    targets-11 http://127.0.0.1:2/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:2", "job": "targets-11", "note": "line\nbreak", "owner": "red", "path": "/a"}
    targets-11 http://127.0.0.1:3/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:3", "job": "targets-11", "note": "line\nbreak", "owner": "red", "path": "/a"}
    targets-11 http://127.0.0.1:4/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-11", "owner": "RED"}
    targets-11 http://127.0.0.1:5/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-11", "owner": "RED"}
    targets-12 http://127.0.0.1:1/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:1", "job": "targets-12", "team": "red"}
    targets-12 http://127.0.0.1:2/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:2", "job": "targets-12", "team": "red"}
    targets-12 http://127.0.0.1:3/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:3", "job": "targets-12", "team": "red"}
    targets-12 http://127.0.0.1:4/own?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:4", "job": "targets-12", "team": "Blue"}
    targets-12 http://127.0.0.1:5/own?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:5", "job": "targets-12", "team": "Blue"}
    targets-13 http://127.0.0.1:1/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:1", "job": "targets-13", "note": "line\nbreak", "o": "red", "owner": "red", "path": "/a", "team": "RED"}
    targets-13 http://127.0.0.1:2/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:2", "job": "targets-13", "note": "line\nbreak", "o": "red", "owner": "red", "path": "/a", "team": "RED"}
    targets-13 http://127.0.0.1:3/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:3", "job": "targets-13", "note": "line\nbreak", "o": "red", "owner": "red", "path": "/a", "team": "RED"}
    targets-13 http://127.0.0.1:4/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-13", "o": "red", "owner": "RED", "team": "BLUE"}
    targets-13 http://127.0.0.1:5/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-13", "o": "red", "owner": "RED", "team": "BLUE"}
    targets-14 http://127.0.0.1:1/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:1", "job": "targets-14", "note": "line\nbreak", "owner": "red", "path": "/a"}
    targets-14 http://127.0.0.1:2/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:2", "job": "targets-14", "note": "line\nbreak", "owner": "red", "path": "/a"}
    targets-14 http://127.0.0.1:3/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:3", "job": "targets-14", "note": "line\nbreak", "owner": "red", "path": "/a"}
    targets-14 http://127.0.0.1:4/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-14", "owner": "RED"}
    targets-14 http://127.0.0.1:5/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-14", "owner": "RED"}
    targets-15 http://127.0.0.1:1/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:1", "job": "targets-15", "note": "line\nbreak", "owner": "red", "path": "/a", "red_x": "y", "team": "red"}
    targets-15 http://127.0.0.1:2/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:2", "job": "targets-15", "note": "line\nbreak", "owner": "red", "path": "/a", "red_x": "y", "team": "red"}
    targets-15 http://127.0.0.1:3/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:3", "job": "targets-15", "note": "line\nbreak", "owner": "red", "path": "/a", "red_x": "y", "team": "red"}
    targets-15 http://127.0.0.1:4/own?module=one&module=two&z=1 1m30s 5s {"Blue_x": "y", "instance": "named", "job": "targets-15", "owner": "RED", "team": "Blue"}
    targets-15 http://127.0.0.1:5/own?module=one&module=two&z=1 1m30s 5s {"Blue_x": "y", "instance": "named", "job": "targets-15", "owner": "RED", "team": "Blue"}
    targets-16 https://127.0.0.1:1/a?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:1", "job": "targets-16", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-16 https://127.0.0.1:2/a?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:2", "job": "targets-16", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-16 https://127.0.0.1:3/a?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:3", "job": "targets-16", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-16 https://127.0.0.1:4/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-16", "owner": "RED", "team": "Blue"}
    targets-16 https://127.0.0.1:5/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-16", "owner": "RED", "team": "Blue"}
    targets-17 http://127.0.0.1:1/metrics?module=a+b%26c%3D%C3%BC%2B~&module=two&new=n&z=1 1m30s 5s {"instance": "127.0.0.1:1", "job": "targets-17", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-17 http://127.0.0.1:2/metrics?module=a+b%26c%3D%C3%BC%2B~&module=two&new=n&z=1 1m30s 5s {"instance": "127.0.0.1:2", "job": "targets-17", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-17 http://127.0.0.1:3/metrics?module=a+b%26c%3D%C3%BC%2B~&module=two&new=n&z=1 1m30s 5s {"instance": "127.0.0.1:3", "job": "targets-17", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-17 http://127.0.0.1:4/own?module=a+b%26c%3D%C3%BC%2B~&module=two&new=n&z=1 1m30s 5s {"instance": "named", "job": "targets-17", "owner": "RED", "team": "Blue"}
    targets-17 http://127.0.0.1:5/own?module=a+b%26c%3D%C3%BC%2B~&module=two&new=n&z=1 1m30s 5s {"instance": "named", "job": "targets-17", "owner": "RED", "team": "Blue"}
    targets-18 http://127.0.0.1:1/metrics?module=one&module=two&z=1 2m 1s500ms {"instance": "127.0.0.1:1", "job": "targets-18", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-18 http://127.0.0.1:2/metrics?module=one&module=two&z=1 2m 1s500ms {"instance": "127.0.0.1:2", "job": "targets-18", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-18 http://127.0.0.1:3/metrics?module=one&module=two&z=1 2m 1s500ms {"instance": "127.0.0.1:3", "job": "targets-18", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-18 http://127.0.0.1:4/own?module=one&module=two&z=1 2m 1s500ms {"instance": "named", "job": "targets-18", "owner": "RED", "team": "Blue"}
    targets-18 http://127.0.0.1:5/own?module=one&module=two&z=1 2m 1s500ms {"instance": "named", "job": "targets-18", "owner": "RED", "team": "Blue"}
    targets-19 http://127.0.0.1:1/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:1", "job": "targets-19", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-19 http://127.0.0.1:1/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-19", "owner": "RED", "team": "Blue"}
    targets-2 http://127.0.0.1:1/metrics?module=one&module=two&z=1 1m30s 5s {"host": "127.0.0.1_127.0.0.1x_$", "instance": "127.0.0.1:1", "job": "targets-2", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-2 http://127.0.0.1:2/metrics?module=one&module=two&z=1 1m30s 5s {"host": "127.0.0.1_127.0.0.1x_$", "instance": "127.0.0.1:2", "job": "targets-2", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-2 http://127.0.0.1:3/metrics?module=one&module=two&z=1 1m30s 5s {"host": "127.0.0.1_127.0.0.1x_$", "instance": "127.0.0.1:3", "job": "targets-2", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-2 http://127.0.0.1:4/own?module=one&module=two&z=1 1m30s 5s {"host": "127.0.0.1_127.0.0.1x_$", "instance": "named", "job": "targets-2", "owner": "RED", "team": "Blue"}
    targets-2 http://127.0.0.1:5/own?module=one&module=two&z=1 1m30s 5s {"host": "127.0.0.1_127.0.0.1x_$", "instance": "named", "job": "targets-2", "owner": "RED", "team": "Blue"}
    targets-20 http://127.0.0.1:1/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "here", "job": "other", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-20 http://127.0.0.1:2/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "here", "job": "other", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-20 http://127.0.0.1:3/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "here", "job": "other", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-20 http://127.0.0.1:4/own?module=one&module=two&z=1 1m30s 5s {"instance": "here", "job": "other", "owner": "RED", "team": "Blue"}
    targets-20 http://127.0.0.1:5/own?module=one&module=two&z=1 1m30s 5s {"instance": "here", "job": "other", "owner": "RED", "team": "Blue"}
    targets-21 http://127.0.0.1:1/no%20slash/%28x%29%3Fy=%C3%BC;,%2A?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:1", "job": "targets-21", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-21 http://127.0.0.1:2/no%20slash/%28x%29%3Fy=%C3%BC;,%2A?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:2", "job": "targets-21", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-21 http://127.0.0.1:3/no%20slash/%28x%29%3Fy=%C3%BC;,%2A?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:3", "job": "targets-21", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-21 http://127.0.0.1:4/no%20slash/%28x%29%3Fy=%C3%BC;,%2A?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-21", "owner": "RED", "team": "Blue"}
    targets-21 http://127.0.0.1:5/no%20slash/%28x%29%3Fy=%C3%BC;,%2A?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-21", "owner": "RED", "team": "Blue"}
    targets-22 http://127.0.0.1:1/metrics?module=one&module=two&z=1 1m30s 5s {"first": "l", "instance": "127.0.0.1:1", "job": "targets-22", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-22 http://127.0.0.1:2/metrics?module=one&module=two&z=1 1m30s 5s {"first": "l", "instance": "127.0.0.1:2", "job": "targets-22", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-22 http://127.0.0.1:3/metrics?module=one&module=two&z=1 1m30s 5s {"first": "l", "instance": "127.0.0.1:3", "job": "targets-22", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-22 http://127.0.0.1:4/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-22", "owner": "RED", "team": "Blue"}
    targets-22 http://127.0.0.1:5/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-22", "owner": "RED", "team": "Blue"}
    targets-3 http://127.0.0.1:1/metrics?module=one&module=two&z=1 1m30s 5s {"both": "127.0.0.1:1@red", "instance": "127.0.0.1:1", "job": "targets-3", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-3 http://127.0.0.1:2/metrics?module=one&module=two&z=1 1m30s 5s {"both": "127.0.0.1:2@red", "instance": "127.0.0.1:2", "job": "targets-3", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-3 http://127.0.0.1:3/metrics?module=one&module=two&z=1 1m30s 5s {"both": "127.0.0.1:3@red", "instance": "127.0.0.1:3", "job": "targets-3", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-3 http://127.0.0.1:4/own?module=one&module=two&z=1 1m30s 5s {"both": "127.0.0.1:4@Blue", "instance": "named", "job": "targets-3", "owner": "RED", "team": "Blue"}
    targets-3 http://127.0.0.1:5/own?module=one&module=two&z=1 1m30s 5s {"both": "127.0.0.1:5@Blue", "instance": "named", "job": "targets-3", "owner": "RED", "team": "Blue"}
    targets-4 http://127.0.0.1:1/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:1", "job": "targets-4", "note": "line\nbreak", "owner": "red", "path": "/a", "shard": "2", "team": "red"}
    targets-4 http://127.0.0.1:2/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:2", "job": "targets-4", "note": "line\nbreak", "owner": "red", "path": "/a", "shard": "1", "team": "red"}
    targets-4 http://127.0.0.1:3/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:3", "job": "targets-4", "note": "line\nbreak", "owner": "red", "path": "/a", "shard": "0", "team": "red"}
    targets-4 http://127.0.0.1:4/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-4", "owner": "RED", "shard": "2", "team": "Blue"}
    targets-4 http://127.0.0.1:5/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-4", "owner": "RED", "shard": "0", "team": "Blue"}
    targets-5 http://127.0.0.1:1/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:1", "job": "targets-5", "note": "line\nbreak", "owner": "red", "path": "/a", "shard": "8732617108", "team": "red"}
    targets-5 http://127.0.0.1:2/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:2", "job": "targets-5", "note": "line\nbreak", "owner": "red", "path": "/a", "shard": "8732617108", "team": "red"}
    targets-5 http://127.0.0.1:3/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:3", "job": "targets-5", "note": "line\nbreak", "owner": "red", "path": "/a", "shard": "8732617108", "team": "red"}
    targets-5 http://127.0.0.1:4/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-5", "owner": "RED", "shard": "7055392121", "team": "Blue"}
    targets-5 http://127.0.0.1:5/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-5", "owner": "RED", "shard": "7055392121", "team": "Blue"}
    targets-6 http://127.0.0.1:4/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-6", "owner": "RED", "team": "Blue"}
    targets-6 http://127.0.0.1:5/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-6", "owner": "RED", "team": "Blue"}
    targets-7 http://127.0.0.1:1/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:1", "job": "targets-7", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-7 http://127.0.0.1:2/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:2", "job": "targets-7", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-7 http://127.0.0.1:3/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:3", "job": "targets-7", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-8 http://127.0.0.1:1/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:1", "job": "targets-8", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-8 http://127.0.0.1:2/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:2", "job": "targets-8", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-8 http://127.0.0.1:3/metrics?module=one&module=two&z=1 1m30s 5s {"instance": "127.0.0.1:3", "job": "targets-8", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    targets-9 http://127.0.0.1:4/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-9", "owner": "RED", "team": "Blue"}
    targets-9 http://127.0.0.1:5/own?module=one&module=two&z=1 1m30s 5s {"instance": "named", "job": "targets-9", "owner": "RED", "team": "Blue"}
    """#

  static let dropped = #"""
    {"__address__": "127.0.0.1:1", "__meta_zone": "eu", "__metrics_path__": "/metrics", "__param_module": "one", "__param_z": "1", "__scheme__": "http", "__scrape_interval__": "1m30s", "__scrape_timeout__": "5s", "job": "targets-6", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    {"__address__": "127.0.0.1:1", "__meta_zone": "eu", "__metrics_path__": "/metrics", "__param_module": "one", "__param_z": "1", "__scheme__": "http", "__scrape_interval__": "1m30s", "__scrape_timeout__": "5s", "job": "targets-6", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    {"__address__": "127.0.0.1:1", "__meta_zone": "eu", "__metrics_path__": "/metrics", "__param_module": "one", "__param_z": "1", "__scheme__": "http", "__scrape_interval__": "1m30s", "__scrape_timeout__": "5s", "job": "targets-9", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    {"__address__": "127.0.0.1:1", "__meta_zone": "eu", "__metrics_path__": "/metrics", "__param_module": "one", "__param_z": "1", "__scheme__": "http", "__scrape_interval__": "1m30s", "__scrape_timeout__": "5s", "job": "targets-9", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    {"__address__": "127.0.0.1:2", "__meta_zone": "eu", "__metrics_path__": "/metrics", "__param_module": "one", "__param_z": "1", "__scheme__": "http", "__scrape_interval__": "1m30s", "__scrape_timeout__": "5s", "job": "targets-6", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    {"__address__": "127.0.0.1:2", "__meta_zone": "eu", "__metrics_path__": "/metrics", "__param_module": "one", "__param_z": "1", "__scheme__": "http", "__scrape_interval__": "1m30s", "__scrape_timeout__": "5s", "job": "targets-9", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    {"__address__": "127.0.0.1:3", "__meta_zone": "eu", "__metrics_path__": "/metrics", "__param_module": "one", "__param_z": "1", "__scheme__": "http", "__scrape_interval__": "1m30s", "__scrape_timeout__": "5s", "job": "targets-6", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    {"__address__": "127.0.0.1:3", "__meta_zone": "eu", "__metrics_path__": "/metrics", "__param_module": "one", "__param_z": "1", "__scheme__": "http", "__scrape_interval__": "1m30s", "__scrape_timeout__": "5s", "job": "targets-9", "note": "line\nbreak", "owner": "red", "path": "/a", "team": "red"}
    {"__address__": "127.0.0.1:4", "__meta_gpu_kind": "H100", "__metrics_path__": "/own", "__param_module": "one", "__param_z": "1", "__scheme__": "http", "__scrape_interval__": "1m30s", "__scrape_timeout__": "5s", "instance": "named", "job": "targets-7", "owner": "RED", "team": "Blue"}
    {"__address__": "127.0.0.1:4", "__meta_gpu_kind": "H100", "__metrics_path__": "/own", "__param_module": "one", "__param_z": "1", "__scheme__": "http", "__scrape_interval__": "1m30s", "__scrape_timeout__": "5s", "instance": "named", "job": "targets-8", "owner": "RED", "team": "Blue"}
    {"__address__": "127.0.0.1:5", "__meta_gpu_kind": "H100", "__metrics_path__": "/own", "__param_module": "one", "__param_z": "1", "__scheme__": "http", "__scrape_interval__": "1m30s", "__scrape_timeout__": "5s", "instance": "named", "job": "targets-7", "owner": "RED", "team": "Blue"}
    {"__address__": "127.0.0.1:5", "__meta_gpu_kind": "H100", "__metrics_path__": "/own", "__param_module": "one", "__param_z": "1", "__scheme__": "http", "__scrape_interval__": "1m30s", "__scrape_timeout__": "5s", "instance": "named", "job": "targets-8", "owner": "RED", "team": "Blue"}
    """#

  static let series = #"""
    p0 {"__name__": "go_goroutines", "a": "b", "instance": "127.0.0.1:1", "job": "metrics-0"}
    p0 {"__name__": "go_threads", "instance": "127.0.0.1:1", "job": "metrics-0"}
    p0 {"__name__": "queue", "exported_instance": "mine", "exported_job": "theirs", "instance": "127.0.0.1:1", "job": "metrics-0", "model_name": "Qwen"}
    p0 {"__name__": "queue", "exported_job": "x", "instance": "127.0.0.1:1", "job": "metrics-0", "zone": "eu-west-1a"}
    p0 {"__name__": "vllm:tokens_total", "engine": "0", "instance": "127.0.0.1:1", "job": "metrics-0", "kind": "prompt", "model_name": "Llama-3"}
    p0 {"__name__": "vllm:tokens_total", "engine": "1", "instance": "127.0.0.1:1", "job": "metrics-0", "kind": "generation", "model_name": "Llama-3"}
    p1 {"__name__": "queue", "exported_instance": "mine", "exported_job": "theirs", "instance": "127.0.0.1:1", "job": "metrics-1", "model_name": "Qwen"}
    p1 {"__name__": "queue", "exported_job": "x", "instance": "127.0.0.1:1", "job": "metrics-1", "zone": "eu-west-1a"}
    p1 {"__name__": "vllm:tokens_total", "engine": "0", "instance": "127.0.0.1:1", "job": "metrics-1", "kind": "prompt", "model_name": "Llama-3"}
    p1 {"__name__": "vllm:tokens_total", "engine": "1", "instance": "127.0.0.1:1", "job": "metrics-1", "kind": "generation", "model_name": "Llama-3"}
    p2 {"__name__": "go_goroutines", "a": "b", "instance": "127.0.0.1:1", "job": "metrics-2"}
    p2 {"__name__": "go_threads", "instance": "127.0.0.1:1", "job": "metrics-2"}
    p2 {"__name__": "m_tokens_total", "engine": "0", "instance": "127.0.0.1:1", "job": "metrics-2", "kind": "prompt", "model_name": "Llama-3"}
    p2 {"__name__": "m_tokens_total", "engine": "1", "instance": "127.0.0.1:1", "job": "metrics-2", "kind": "generation", "model_name": "Llama-3"}
    p2 {"__name__": "queue", "exported_instance": "mine", "exported_job": "theirs", "instance": "127.0.0.1:1", "job": "metrics-2", "model_name": "Qwen"}
    p2 {"__name__": "queue", "exported_job": "x", "instance": "127.0.0.1:1", "job": "metrics-2", "zone": "eu-west-1a"}
    p3 {"__name__": "go_goroutines", "a": "b", "instance": "127.0.0.1:1", "job": "metrics-3"}
    p3 {"__name__": "go_threads", "instance": "127.0.0.1:1", "job": "metrics-3"}
    p3 {"__name__": "queue", "exported_instance": "mine", "exported_job": "theirs", "instance": "127.0.0.1:1", "job": "metrics-3", "model_name": "qwen"}
    p3 {"__name__": "queue", "exported_job": "x", "instance": "127.0.0.1:1", "job": "metrics-3", "zone": "eu-west-1a"}
    p3 {"__name__": "vllm:tokens_total", "instance": "127.0.0.1:1", "job": "metrics-3", "kind": "generation", "model_name": "llama-3"}
    p3 {"__name__": "vllm:tokens_total", "instance": "127.0.0.1:1", "job": "metrics-3", "kind": "prompt", "model_name": "llama-3"}
    p4 {"__name__": "go_goroutines", "a": "b", "instance": "127.0.0.1:1", "job": "metrics-4"}
    p4 {"__name__": "go_threads", "instance": "127.0.0.1:1", "job": "metrics-4"}
    p4 {"__name__": "queue", "exported_instance": "mine", "exported_job": "theirs", "instance": "127.0.0.1:1", "job": "metrics-4", "model_name": "Qwen"}
    p4 {"__name__": "queue", "exported_job": "x", "instance": "127.0.0.1:1", "job": "metrics-4", "region": "eu", "zone": "eu-west-1a"}
    p4 {"__name__": "vllm:tokens_total", "engine": "0", "i_x": "prompt", "instance": "127.0.0.1:1", "job": "metrics-4", "kind": "prompt", "model_name": "Llama-3"}
    p4 {"__name__": "vllm:tokens_total", "engine": "1", "i_x": "generation", "instance": "127.0.0.1:1", "job": "metrics-4", "kind": "generation", "model_name": "Llama-3"}
    p5 {"__name__": "go_goroutines", "a": "b", "h": "311", "instance": "127.0.0.1:1", "job": "metrics-5"}
    p5 {"__name__": "go_threads", "h": "756", "instance": "127.0.0.1:1", "job": "metrics-5"}
    p5 {"__name__": "queue", "exported_instance": "mine", "exported_job": "theirs", "h": "884", "instance": "127.0.0.1:1", "job": "metrics-5", "model_name": "Qwen"}
    p5 {"__name__": "queue", "exported_job": "x", "h": "884", "instance": "127.0.0.1:1", "job": "metrics-5", "zone": "eu-west-1a"}
    p5 {"__name__": "vllm:tokens_total", "engine": "0", "h": "509", "instance": "127.0.0.1:1", "job": "metrics-5", "kind": "prompt", "model_name": "Llama-3"}
    p5 {"__name__": "vllm:tokens_total", "engine": "1", "h": "696", "instance": "127.0.0.1:1", "job": "metrics-5", "kind": "generation", "model_name": "Llama-3"}
    p6 {"__name__": "go_goroutines", "a": "b", "instance": "127.0.0.1:1"}
    p6 {"__name__": "go_threads", "instance": "127.0.0.1:1"}
    p6 {"__name__": "queue", "exported_instance": "mine", "exported_job": "theirs", "instance": "127.0.0.1:1", "job": "theirs", "model_name": "Qwen"}
    p6 {"__name__": "queue", "exported_job": "x", "instance": "127.0.0.1:1", "job": "x", "zone": "eu-west-1a"}
    p6 {"__name__": "vllm:tokens_total", "engine": "0", "instance": "127.0.0.1:1", "kind": "prompt", "model_name": "Llama-3"}
    p6 {"__name__": "vllm:tokens_total", "engine": "1", "instance": "127.0.0.1:1", "kind": "generation", "model_name": "Llama-3"}
    """#

}
