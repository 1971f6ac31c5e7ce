package dev.rnn.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.api.plugin.Spec;
import dev.rnn.engine.graph.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every cell in every direction, bare, in every wrapper and in a pair of them, passes all rules. */
class EveryCellTest {
  private record Case(Spec spec, Direction direction) {
    @Override
    public String toString() {
      return spec + " " + direction;
    }
  }

  private static List<Case> cases() {
    List<String> wrappers = EveryCell.wrappers();
    List<Case> cases = new ArrayList<>();
    int pair = 0;
    for (Spec bare : EveryCell.bare()) {
      List<Spec> specs = new ArrayList<>(List.of(bare));
      for (String wrapper : wrappers) specs.add(EveryCell.wrapped(wrapper, bare));
      specs.add(EveryCell.wrapped(wrappers.get(pair % wrappers.size()),
          EveryCell.wrapped(wrappers.get(++pair % wrappers.size()), bare)));
      for (Spec spec : specs) for (Direction direction : Direction.values()) cases.add(new Case(spec, direction));
    }
    return cases;
  }

  @TestFactory
  Stream<DynamicContainer> everyCellDirectionAndWrapper_passes() {
    return cases().stream().map(one -> Rules.of(one.toString(), verification(one)));
  }

  @Test
  void thereAreAtLeastTwoHundredCombinations() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(200);
  }

  private static CellVerification verification(Case one) {
    return new CellVerification() {
      @Override
      protected Cell<?> cell() {
        return EveryCell.of(one.spec);
      }

      @Override
      protected int inputSize() { // what a residual connection can add
        return EveryCell.outputSize(EveryCell.of(bare(one.spec)));
      }

      @Override
      protected Direction direction() {
        return one.direction;
      }

      @Override
      protected PluginRegistry plugins() {
        return EveryCell.REGISTRY;
      }
    };
  }

  private static Spec bare(Spec spec) {
    return spec.options().values().stream().filter(value -> value instanceof Spec || value instanceof List<?>)
        .map(value -> value instanceof List<?> list ? list.getFirst() : value)
        .filter(Spec.class::isInstance).map(inner -> bare((Spec) inner)).findFirst().orElse(spec);
  }
}
