package dev.rnn.benchmarks.workload;

import dev.rnn.api.error.Nearest;
import dev.rnn.api.error.RnnException;
import java.util.List;

/** All workloads, in the order in which they run. */
public final class Workloads {
  /** The table. */
  public static final List<Workload> ALL = List.of(new TrainLayer(), new WordModel(), new EncoderDecoderTraining(),
      new Decoding(), new Stream(), new CompactStream(), new Inference(), new TrainCustomCell(), new Ragged(),
      new LongSequence(), new MoreThreads(), new WarmUp());

  private Workloads() {}

  /**
   * The ones named, or all.
   *
   * @throws RnnException if there is no such workload
   */
  public static List<Workload> named(List<String> names) {
    return names.isEmpty() ? ALL : names.stream().map(Workloads::named).toList();
  }

  private static Workload named(String name) {
    return ALL.stream().filter(w -> w.name().equals(name)).findFirst().orElseThrow(() -> {
      List<String> known = ALL.stream().map(Workload::name).toList();
      return RnnException.error("RNN-BENCH-WORKLOAD", "there is no workload \"" + name + "\".")
          .detail(Nearest.hint(name, known)).fix("use one of " + String.join(", ", known) + ".").build();
    });
  }
}
