"""Numbers and lists as Swift source, for the scripts that write references."""
import math
import pathlib


def number(value):
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "nil"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return repr(value)
    value = float(value)
    return ("-" if value < 0 else "") + ".infinity" if math.isinf(value) else repr(value)


def array(name, values, element="Double"):
    lines, line = [], "   "
    for value in values:
        text = f" {number(value)},"
        if len(line) + len(text) > 118:
            lines.append(line)
            line = "   "
        line += text
    return "\n".join([f"  static let {name}: [{element}] = [", *lines, line, "  ]"])


def scalar(name, value):
    return f"  static let {name} = {number(value)}"


def write(script, name, made_with, declarations):
    """Writes ../<name>.swift, an enum of the declarations."""
    script = pathlib.Path(script)
    head = f"// Written by Scripts/{script.name} with {made_with}.\n\nenum {name} {{\n"
    text = head + "\n".join(declarations) + "\n}\n"
    (script.parent.parent / f"{name}.swift").write_text(text)


def require(found, wanted):
    """Refuses other versions of the libraries than the ones that the reference names."""
    if found != wanted:
        raise SystemExit(f"made with {wanted}, found {found}")
