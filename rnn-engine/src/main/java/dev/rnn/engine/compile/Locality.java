package dev.rnn.engine.compile;

import dev.rnn.engine.compile.Program.Span;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.schedule.Stage;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Pass: finds values that are read only in the step of the loop, or in the strip, in which they are computed. Memory
 * for the rows at work is enough for them, and it stays in the cache.
 */
final class Locality {
  private Locality() {}

  /** The spans of such values. */
  static Map<Node, Span> run(Fusion.Fused fused, Reads reads, Placement placement, Collection<Node> outputs) {
    Map<Node, Fusion.Section> home = new HashMap<>();
    for (Fusion.Section section : fused.sections()) {
      for (Unit unit : section.units()) for (Node n : unit.nodes()) home.put(n, section);
    }
    Set<Node> elsewhere = new HashSet<>(outputs);
    for (Fusion.Section section : fused.sections()) {
      for (Unit unit : section.units()) {
        for (Node n : unit.nodes()) {
          for (Node read : reads.of(n)) {
            if (home.get(read) != section || section.stage().carries(n)) elsewhere.add(read);
          }
        }
      }
    }
    for (Node n : placement.nodes()) { // whoever reads a part reads the whole's memory
      for (Placement.Place place : placement.of(n)) {
        if (elsewhere.contains(n) || home.get(n) != home.get(place.whole())) elsewhere.add(place.whole());
      }
    }
    Map<Node, Span> spans = new HashMap<>();
    home.forEach((n, section) -> {
      if (!elsewhere.contains(n)) span(n, section, fused.unitOf().get(n), spans);
    });
    return spans;
  }

  private static void span(Node n, Fusion.Section section, @org.jspecify.annotations.Nullable Unit unit,
      Map<Node, Span> spans) {
    Stage stage = section.stage();
    if (unit == null || unit.isFixed()) return;
    if (section.strip() != null) {
      if (n.extent().equals(section.strip().extent())) spans.put(n, new Span.Part(section.strip().rows()));
    } else if (stage.axis() != null && n.extent().has(stage.axis())) {
      spans.put(n, new Span.Step(stage.axis()));
    }
  }
}
