package dev.rnn.examples.series;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.support.OptionRange;
import dev.rnn.training.data.archive.LabelledSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Training series of which some are held out to choose by.
 *
 * @param kept what is learned
 * @param chosenBy what decides which epoch was the best: the same, if none are held out
 */
record HeldOut(List<LabelledSeries> kept, List<LabelledSeries> chosenBy) {
  /** Holds out a share of each class, at least one series of it, at random; 0 holds out none. */
  static HeldOut of(List<LabelledSeries> all, double share, long seed) {
    OptionRange.require(share >= 0 && share < 1, "validation", share, "a share from 0 and below 1");
    if (share == 0) return new HeldOut(all, all);
    Map<String, List<LabelledSeries>> classes = new TreeMap<>();
    for (LabelledSeries one : all) classes.computeIfAbsent(one.label(), _ -> new ArrayList<>()).add(one);
    List<LabelledSeries> kept = new ArrayList<>();
    List<LabelledSeries> held = new ArrayList<>();
    classes.forEach((label, members) -> {
      Collections.shuffle(members, new Random(seed));
      int count = Math.max(1, (int) Math.round(share * members.size()));
      if (count >= members.size()) throw few(label, members.size());
      held.addAll(members.subList(0, count));
      kept.addAll(members.subList(count, members.size()));
    });
    return new HeldOut(kept, held);
  }

  private static RnnException few(String label, int count) {
    return RnnException.error("RNN-SERIES-FEW", "the class '" + label + "' has " + count
            + " series, too few to learn from and to choose by.")
        .fix("add series of it, or hold out none with --validation 0.").build();
  }
}
