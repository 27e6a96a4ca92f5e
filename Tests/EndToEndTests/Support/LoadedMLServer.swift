import Foundation

/// MLServer with a scikit-learn model, and requests that come at a constant rate.
struct LoadedMLServer {
  static let requestsPerSecond = 20.0

  let server: BackgroundProgram
  private let load: BackgroundProgram

  init() throws {
    let folder = try TemporaryFolder()
    let (http, grpc, metrics) = (try LoopbackPort.free(), try LoopbackPort.free(), try LoopbackPort.free())
    let model = folder.url.appending(path: "model").path()
    let training = try CommandRun.command(
      LivePrograms.script(
        "make_mlserver_model.py", [model, "--http", "\(http)", "--grpc", "\(grpc)", "--metrics", "\(metrics)"]))
    guard training.status == 0 else { throw CommandRun.Failure(description: training.errors) }
    let mlserver = URL(filePath: Surroundings.peers).deletingLastPathComponent().appending(path: "mlserver").path()
    server = try BackgroundProgram([mlserver, "start", model], port: metrics, in: folder)
    load = try BackgroundProgram(
      LivePrograms.script("mlserver_load.py", ["\(http)", "--rate", "\(Self.requestsPerSecond)"]), input: .commands,
      in: folder)
  }

  func kill() {
    load.kill()
    server.kill()
  }
}
