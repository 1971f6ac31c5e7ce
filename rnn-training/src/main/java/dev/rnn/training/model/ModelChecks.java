package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.loss.Loss;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.api.plugin.Spec;
import dev.rnn.api.tensor.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether inputs, answers and loss fit the topology; what does not is said with what does. */
final class ModelChecks {
  private static final Set<String> RESERVED = Set.of(ModelGraph.CARRY, ModelGraph.TARGETS, TrainableModel.WEIGHTS);

  /** What a model answers. */
  enum Answers {
    /** One class of several. */
    CLASSES,
    /** Any number of several classes. */
    LABELS,
    /** Numbers. */
    NUMBERS
  }

  private ModelChecks() {}

  static void inputs(ModelSpec spec) {
    Set<String> names = new HashSet<>();
    for (InputSpec input : spec.inputs()) {
      String name = input.name();
      if (names.add(name) && !RESERVED.contains(name) && !name.isEmpty() && !name.contains("/")) continue;
      throw RnnException.error("RNN-INPUT-NAME", "an input cannot be called \"" + name + "\""
              + (RESERVED.contains(name) || name.isEmpty() || name.contains("/") ? "." : ": there is one already."))
          .fix("give each input a name of its own, without '/'; " + RESERVED.stream().sorted().toList() + " are taken.")
          .build();
    }
    boolean steps = spec.input(Feed.STEPS).isPresent();
    boolean previous = spec.input(Feed.PREVIOUS_TARGET).isPresent();
    if (spec.topology() == Topology.ONE_TO_MANY) {
      boolean starts = spec.inputs().stream().anyMatch(i -> !i.feed().isPerStep());
      if (steps || !starts) {
        throw misfit(spec, steps ? "reads inputs at its steps" : "has nothing that starts a sequence",
            "give inputs of a whole sequence alone: startTokens(...) or startVector(...), and previousTarget(...).");
      }
    } else if (!steps) {
      throw misfit(spec, "reads nothing at its steps", "add tokens(...) or vectors(...), or call oneToMany().");
    } else if (previous && spec.topology() != Topology.MANY_TO_MANY) {
      throw misfit(spec, "has no target of the step before",
          "call previousTarget(...) with oneToMany() or manyToMany().");
    }
  }

  private static RnnException misfit(ModelSpec spec, String what, String fix) {
    return RnnException.error("RNN-INPUT-TOPOLOGY", "the topology is " + spec.topology().label() + ", but the model "
        + what + ".").fix(fix).build();
  }

  /** Whether the loss wants the targets that the topology and the answers have. */
  static void loss(PluginRegistry registry, ModelSpec spec, Loss loss, @Nullable Answers answers) {
    boolean unaligned = spec.topology() == Topology.UNALIGNED;
    Predicate<Loss.Target> fits = form -> form.ownAxis() == unaligned
        && (answers == null || form.classIndex() == (answers == Answers.CLASSES));
    Shape logits = Shape.of(spec.output().size());
    Loss.Target form = AuthorCode.run("loss \"" + spec.loss().name() + "\"", () -> loss.target(logits));
    if (fits.test(form)) return;
    List<String> fitting = registry.names(PluginKind.LOSS).stream()
        .filter(name -> made(registry, name, logits, fits)).toList();
    throw RnnException.error("RNN-LOSS-TOPOLOGY", "the loss \"" + spec.loss().name() + "\" wants " + wanted(form)
            + "; the model is " + spec.topology().label()
            + (answers == null ? "" : " and answers with " + answers.name().toLowerCase(java.util.Locale.ROOT)) + ".")
        .detail("losses that fit: " + (fitting.isEmpty() ? "none" : String.join(", ", fitting)))
        .fix("use one of them, or another topology.").build();
  }

  private static boolean made(PluginRegistry registry, String name, Shape logits, Predicate<Loss.Target> fits) {
    try {
      return fits.test(registry.create(PluginKind.LOSS, Spec.of(name)).target(logits));
    } catch (RuntimeException needsOptions) { // not one that can be recommended as it is
      return false;
    }
  }

  private static String wanted(Loss.Target form) {
    if (form.ownAxis()) return "targets on an axis of their own";
    return form.classIndex() ? "the index of a class as target" : "numbers as target";
  }
}
