"""The numbers of SplitMix64 as the code draws them, for the scripts that need the tests' own inputs."""
MASK = 2**64 - 1


def split_mix(seed):
    """Whole numbers of 64 bits."""
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & MASK
        mixed = ((seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        yield mixed ^ (mixed >> 31)


def uniform(seed):
    """Within 0..<1."""
    return ((number >> 11) * 2.0**-53 for number in split_mix(seed))
