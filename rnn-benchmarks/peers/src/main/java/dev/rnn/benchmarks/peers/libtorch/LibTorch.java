package dev.rnn.benchmarks.peers.libtorch;

import dev.rnn.benchmarks.measure.Step;
import dev.rnn.benchmarks.peer.Peer;
import dev.rnn.benchmarks.task.LayerTask;
import dev.rnn.benchmarks.task.PairTask;
import dev.rnn.benchmarks.task.WordTask;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.pytorch.global.torch;

/**
 * LibTorch on the processor: the official build with MKL and oneDNN where it is found, else the one of the Java
 * binding.
 */
public final class LibTorch implements Peer {
  private static final Set<String> MODULES = Set.of("lstm", "gru", "vanilla");

  private final boolean mkl = torch.show_config().getString().contains("BLAS_INFO=mkl");

  @Override
  public String name() {
    return mkl ? "libtorch-mkl" : "libtorch-openblas";
  }

  @Override
  public String version() {
    return "2.7.1";
  }

  @Override
  public Optional<Step> layer(LayerTask task, int threads) {
    boolean module = MODULES.contains(task.size().cell());
    if (task.kind() == LayerTask.Kind.STREAM) {
      return task.size().cell().equals("vanilla") || !module ? Optional.empty()
          : Optional.of(new TorchStream(task, threads));
    }
    return Optional.of(new TorchLayer(task, threads, module ? new BuiltInLayer(task) : new CustomLayer(task)));
  }

  @Override
  public Optional<Step> wordModel(WordTask task, int threads) {
    return Optional.of(new TorchWordModel(task, threads));
  }

  @Override
  public List<String> encoderDecoderStyles() {
    return List.of("keys-once", "tutorial");
  }

  @Override
  public Step encoderDecoder(PairTask task, String style, int threads) {
    return new TorchEncoderDecoder(task, style.equals("tutorial") ? new TutorialStyle() : new KeysOnce(), threads);
  }
}
