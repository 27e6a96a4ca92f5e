import OnCall
import TUI

extension HookConfirmation {
  init(_ question: HookQuestion) {
    self.init(
      id: question.id, hook: question.hook, alert: question.alert, labels: question.labels,
      expiresAt: question.expiresAt)
  }
}
