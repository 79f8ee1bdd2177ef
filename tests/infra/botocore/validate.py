"""
Validates calls of AWS's APIs against botocore's models, without a network: names, types, what is required, ranges and
lengths as botocore itself does, and patterns, enums and longest lengths, which it leaves to the service.

    python3 tests/infra/botocore/validate.py < calls.json

Reads [{"at": …, "service": "lambda", "operation": "CreateFunction", "params": {…}}, …] and writes
{"botocore": "1.43.11", "checked": 311, "unread": [patterns that Python cannot read], "faults": ["at: what is wrong", …]}.
Exit code 1 when there are faults, 3 (and a line that says so) where botocore is not installed.
"""

import json
import re
import sys

try:
    import botocore
    import botocore.loaders
    from botocore.model import ServiceModel
    from botocore.validate import ParamValidator
except ImportError:
    print("botocore is not at hand: install python3-botocore, or the AWS CLI by pip.", file=sys.stderr)
    sys.exit(3)

loader = botocore.loaders.create_loader()
models = {}
unread = set()
# Python's engine knows no classes of Unicode by name; within brackets these come near enough.
UNICODE = {"L": r"\w", "IsLetter": r"\w", "M": r"\w", "N": r"\d", "Z": r"\s", "P": r"!-/:-@\[-`{-~", "S": r"$+<=>^`|~"}


def operation_of(service, operation):
    if service not in models:
        models[service] = ServiceModel(loader.load_service_model(service, "service-2"), service)
    return models[service].operation_model(operation)


def compiled(pattern):
    inside = re.sub(r"\\p\{(\w+)\}", lambda found: UNICODE.get(found[1], r"\w"), pattern)
    # A flag in mid-pattern, which Java takes and Python does not, counts for all of it here.
    flags = re.IGNORECASE if "(?i)" in inside else 0
    try:
        return re.compile(inside.replace("(?i)", ""), flags)
    except re.error:
        unread.add(pattern)
        return None


def constraints(shape, value, path):
    kind = shape.type_name
    if kind == "structure":
        for name, inner in value.items():
            if name in shape.members:
                yield from constraints(shape.members[name], inner, f"{path}.{name}")
        return
    if kind == "list":
        yield from longest(shape, len(value), path, "items")
        for i, inner in enumerate(value):
            yield from constraints(shape.member, inner, f"{path}[{i}]")
        return
    if kind == "map":
        yield from longest(shape, len(value), path, "entries")
        for key, inner in value.items():
            yield from constraints(shape.key, key, f"{path} key {key}")
            yield from constraints(shape.value, inner, f"{path}.{key}")
        return
    if kind in ("integer", "long", "float", "double"):
        yield from longest(shape, value, path, "")
    if kind == "blob":
        yield from longest(shape, len(value), path, "bytes")
    if kind == "string":
        yield from longest(shape, len(value), path, "letters")
        if shape.enum and value not in shape.enum:
            yield f"{path}: {value} is none of {', '.join(shape.enum)}"
        pattern = shape.metadata.get("pattern")
        known = compiled(pattern) if pattern else None
        if known is not None and not known.fullmatch(value):
            yield f"{path}: {value[:100]} is not like {pattern}"


def longest(shape, size, path, unit):
    limit = shape.metadata.get("max")
    if limit is not None and size > limit:
        yield f"{path}: {size} {unit}, and {limit} are the most".replace("  ", " ")


def faults_of(call):
    shape = operation_of(call["service"], call["operation"]).input_shape
    report = ParamValidator().validate(call["params"], shape)
    if report.has_errors():
        # Values that are of another type cannot be looked at further.
        return [line for line in report.generate_report().split("\n")]
    return list(constraints(shape, call["params"], call["operation"]))


calls = json.load(sys.stdin)
faults = [f"{call['at']}: {fault}" for call in calls for fault in faults_of(call)]
print(
    json.dumps(
        {"botocore": botocore.__version__, "checked": len(calls), "unread": sorted(unread), "faults": faults}, indent=1
    )
)
sys.exit(1 if faults else 0)
