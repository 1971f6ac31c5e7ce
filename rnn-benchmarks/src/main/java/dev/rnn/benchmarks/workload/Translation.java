package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.measure.Contestant;
import dev.rnn.benchmarks.peer.AttentionStyle;
import dev.rnn.benchmarks.peer.Peer;
import dev.rnn.benchmarks.task.OwnTranslation;
import dev.rnn.benchmarks.task.TranslationTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A training step of an encoder with an attending decoder, through the trainer that everybody uses. */
final class Translation implements Workload {
  private static final int ADAM_COPIES = 4; // parameters, gradients, and two slots of the optimizer

  @Override
  public String name() {
    return "seq2seq";
  }

  @Override
  public String description() {
    return "a GRU encoder, additive attention, a GRU decoder, Adam; with --memory what it needs, each side alone";
  }

  @Override
  public void run(Bench bench) {
    Case one = new Case(name(), "gru", 64, 20, 256, 512);
    if (!bench.settings().wants(one)) return;
    if (bench.settings().memory()) {
      StepMemory.measure(bench, one, ADAM_COPIES * TranslationTask.of(one).parameters());
      return;
    }
    int threads = bench.settings().threads();
    TranslationTask task = TranslationTask.of(one);
    List<Contestant> sides = new ArrayList<>();
    sides.add(new Contestant(Bench.OWN, Bench.VERSION, threads, task.floatingOperations(),
        OwnTranslation.of(task, threads)));
    for (Peer peer : bench.peers()) {
      for (AttentionStyle style : AttentionStyle.values()) {
        String name = peer.name() + (style == AttentionStyle.KEYS_ONCE ? "" : "-" + style.name().toLowerCase(Locale.ROOT));
        peer.translation(task, threads, style).ifPresent(step ->
            sides.add(new Contestant(name, peer.version(), threads, task.floatingOperations(), step)));
      }
    }
    bench.compare(one, sides);
  }
}
