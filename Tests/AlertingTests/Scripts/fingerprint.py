"""Fingerprints of label sets by FNV-1a in 64 bits, for AlertFingerprintTests."""


def fingerprint(labels):
    digest = 0xCBF29CE484222325
    for name, value in sorted(labels.items()):
        for byte in name.encode() + b"\xff" + value.encode() + b"\xff":
            digest = ((digest ^ byte) * 0x100000001B3) & (2**64 - 1)
    return "%016x" % digest


print(fingerprint({"alertname": "Down", "job": "vllm"}))
