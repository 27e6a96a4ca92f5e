import Analysis
import Monitor
import Telemetry

// The sample models in a replay, and in the past of a live session.
extension SampleSnapshots {
  static let recordingStart = Timestamp(seconds: 1_772_331_000)
  static let recordingEnd = Timestamp(seconds: 1_772_336_400)

  /// Two thirds through ninety minutes, with one mark of each kind; the last ten minutes have not been looked through.
  static let playback: PlaybackStatus = {
    var status = PlaybackStatus(position: time, start: recordingStart, end: recordingEnd, isPlaying: true, speed: 60)
    status.marks = [
      .init(kind: .deployment, time: recordingStart + .seconds(300), text: "fraud-v3 3.1.4 seen for the first time"),
      .init(kind: .gap, time: recordingStart + .seconds(1_200), text: "nothing recorded for 4 min"),
      .init(kind: .verdict, time: recordingStart + .seconds(1_900), text: "amount drifts: fraud-v3"),
      .init(kind: .alert, time: recordingStart + .seconds(2_400), text: "QualityFell fires: fraud-v3"),
    ]
    status.markedUntil = recordingEnd - .seconds(600)
    return status
  }()

  static func replayed(_ request: SnapshotRequest, _ playback: PlaybackStatus = playback) -> Snapshot {
    var snapshot = answer(to: request)
    snapshot.time = playback.position
    snapshot.playback = playback
    return snapshot
  }

  /// Twelve minutes before now.
  static var past: PlaybackStatus {
    var status = playback
    status.position = recordingEnd - .seconds(725)
    status.markedUntil = status.end
    (status.isPlaying, status.speed, status.isPastOfLive) = (false, 1, true)
    return status
  }

  /// The answer beside that of half an hour earlier, when the model was better.
  static func compared(_ request: SnapshotRequest) -> Snapshot {
    var snapshot = replayed(request)
    var then = answer(to: request)
    then.time = time - .seconds(1_800)
    then.detail?.recordCount -= 952
    then.detail?.labelledCount -= 612
    then.detail?.figures = [
      Figure(id: "roc_auc", title: "AUC", value: 0.9151, interval: 0.902...0.928),
      Figure(id: "accuracy", title: "accuracy", value: 0.7918, interval: 0.7755...0.8072),
      Figure(id: "f1", title: "F1", value: nil, reason: "too few"),
      Figure(id: "log_loss", title: "log loss", value: 0.21),
    ]
    if then.detail?.confusion != nil {
      // The classes in another order than now.
      then.detail?.classes = ["fraud", "legit"]
      then.detail?.confusion = ConfusionMatrix(classCount: 2, counts: [301, 22, 118, 1_459])
    }
    if then.detail?.curves != nil {
      then.detail?.curves?.rocAUC = Figure(id: "roc_auc", title: "AUC", value: 0.9151, interval: 0.902...0.928)
      then.detail?.curves?.roc = (0...40).map { step in
        let rest = 1 - Double(step) / 40
        return .init(x: Double(step) / 40, y: 1 - rest * rest * rest * rest * rest * rest * rest * rest * rest * rest)
      }
    }
    snapshot.pinned = [then]
    return snapshot
  }
}
