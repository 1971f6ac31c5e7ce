package dev.rnn.training.trainer;

import java.util.ArrayList;
import java.util.List;

/** The loss after each epoch, which schedules may look at; written down, so that they go on exactly. */
final class EpochLosses {
  private static final String NAME = "epochLosses";

  private List<Double> losses = List.of();

  void add(double loss) {
    List<Double> more = new ArrayList<>(losses);
    more.add(loss);
    losses = List.copyOf(more);
  }

  /** The same list until an epoch is added: it is asked for in each update, and nothing may be copied there. */
  List<Double> all() {
    return losses;
  }

  void saveTo(TrainingState state) {
    state.progress().put(NAME, String.join(" ", losses.stream().map(String::valueOf).toList()));
  }

  /** Checkpoints that were written before there were such schedules have none, and need none. */
  void readFrom(TrainingState state) {
    String text = state.progress().getOrDefault(NAME, "");
    losses = text.isEmpty() ? List.of() : List.of(text.split(" ")).stream().map(Double::valueOf).toList();
  }
}
