package dev.rnn.tck;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.plugin.InstalledPlugin;
import dev.rnn.api.plugin.OptionType;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.PluginOption;
import dev.rnn.api.plugin.PluginProvider;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.api.plugin.Spec;
import dev.rnn.api.tensor.Shape;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.trace.Recurrence;
import dev.rnn.engine.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All cells that are installed, with every value of options that are a choice or a boolean, and all wrappers: found in
 * the registry, so that a new one is among them by itself.
 */
final class EveryCell {
  static final PluginRegistry REGISTRY = registry();

  private EveryCell() {}

  private static PluginRegistry registry() {
    PluginRegistry registry = PluginRegistry.load();
    for (PluginProvider<Cell<?>> own : OwnWrappers.providers()) {
      registry = registry.with(PluginKind.CELL, own.plugin());
    }
    return registry;
  }

  /** A cell for a description. */
  static Cell<?> of(Spec spec) {
    return REGISTRY.create(PluginKind.CELL, spec);
  }

  /** Cells that wrap no other. */
  static List<Spec> bare() {
    return installed().filter(plugin -> !isWrapper(plugin)).flatMap(plugin -> choices(plugin).stream()).toList();
  }

  /** Names of cells with another cell as an option. */
  static List<String> wrappers() {
    return installed().filter(EveryCell::isWrapper).map(InstalledPlugin::name).toList();
  }

  /** A description of a wrapped cell. */
  static Spec wrapped(String wrapper, Spec cell) {
    Spec spec = Filled.spec(REGISTRY, PluginKind.CELL, wrapper);
    for (PluginOption option : REGISTRY.find(PluginKind.CELL, wrapper).orElseThrow().plugin().options()) {
      if (isCell(option.type())) spec = spec.with(option.name(), cell);
      else if (option.type() instanceof OptionType.ListOf(OptionType element) && isCell(element)) {
        spec = spec.with(option.name(), List.of(cell, cell));
      } else if (option.type() == OptionType.Scalar.DOUBLE) { // rates, of which some are 0 by default
        spec = spec.with(option.name(), Math.clamp(0.4, option.min(), option.max()));
      }
    }
    return spec;
  }

  /** The size of a cell's output. */
  static int outputSize(Cell<?> cell) {
    Trace trace = new Trace();
    Axis time = trace.axis("time");
    return Recurrence.of(cell, "cell", trace.scope(), trace.input("x", Shape.of(Filled.SIZE), Extent.of(time)), time,
        Direction.FORWARD).output().size();
  }

  /** A description for each value of each option that is a choice or a boolean. */
  private static List<Spec> choices(InstalledPlugin<?> plugin) {
    List<Spec> specs = new ArrayList<>();
    Spec filled = Filled.spec(REGISTRY, PluginKind.CELL, plugin.name());
    for (PluginOption option : plugin.plugin().options()) {
      if (option.type() instanceof OptionType.Choice choice) {
        choice.words().forEach(word -> specs.add(filled.with(option.name(), word)));
      } else if (option.type() == OptionType.Scalar.BOOLEAN) {
        for (boolean value : new boolean[] {true, false}) specs.add(filled.with(option.name(), value));
      }
    }
    return specs.isEmpty() ? List.of(filled) : specs;
  }

  private static boolean isWrapper(InstalledPlugin<?> plugin) {
    return plugin.plugin().options().stream().map(PluginOption::type)
        .anyMatch(type -> isCell(type) || type instanceof OptionType.ListOf(OptionType element) && isCell(element));
  }

  private static boolean isCell(OptionType type) {
    return type instanceof OptionType.Nested(PluginKind<?> kind) && kind.equals(PluginKind.CELL);
  }

  private static Stream<InstalledPlugin<?>> installed() {
    return REGISTRY.plugins().stream().filter(plugin -> plugin.kind().equals(PluginKind.CELL));
  }
}
