#include "CResources.h"

// `#embed` belongs to C23, and the package is built as the compiler's default C, where clang takes it as an extension.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc23-extensions"
static const uint8_t demo_log[] = {
#embed "demo.jsonl.gz"
};
static const uint8_t dark_theme[] = {
#embed "../../themes/driftop-dark.yaml"
};
static const uint8_t light_theme[] = {
#embed "../../themes/driftop-light.yaml"
};
static const uint8_t contrast_theme[] = {
#embed "../../themes/driftop-contrast.yaml"
};
#pragma clang diagnostic pop

driftop_resource driftop_demo_log(void) { return (driftop_resource){demo_log, sizeof demo_log}; }

driftop_resource driftop_theme(int number) {
  switch (number) {
    case 0: return (driftop_resource){dark_theme, sizeof dark_theme};
    case 1: return (driftop_resource){light_theme, sizeof light_theme};
    case 2: return (driftop_resource){contrast_theme, sizeof contrast_theme};
    default: return (driftop_resource){dark_theme, 0};
  }
}
