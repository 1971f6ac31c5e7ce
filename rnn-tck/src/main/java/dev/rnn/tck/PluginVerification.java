package dev.rnn.tck;

import dev.rnn.api.Stability;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.api.plugin.Spec;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.TestInstance;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * What the verifications of all kinds of plug-ins have in common.
 *
 * @param <T> the contract
 */
@Stability(Stability.Level.EXPERIMENTAL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // programs are compiled once for all rules
public abstract sealed class PluginVerification<T>
    permits GraphVerification, OptimizerVerification, ScheduleVerification, InitializerVerification {
  /** The plug-ins on the class path and module path: looked for once. */
  private static final class Installed {
    static final PluginRegistry REGISTRY = PluginRegistry.load();
  }

  private final Map<String, Verdict> verdicts = new HashMap<>();

  PluginVerification() {}

  abstract PluginKind<T> kind();

  /** The plug-in that is verified; called often. */
  abstract T plugin();

  /**
   * The plug-ins by which the verified one is described and made again; by default those that are installed. Where no
   * jar on the path lists its provider in {@code META-INF/services}, add it:
   *
   * <pre>{@code
   * return super.plugins().with(PluginKind.CELL, new LeakyCellProvider().plugin());
   * }</pre>
   */
  protected PluginRegistry plugins() {
    return Installed.REGISTRY;
  }

  /** What a rule sees: empty when all is well, else words that go on after "is broken by ...:". */
  @FunctionalInterface
  interface Check {
    Optional<String> wrong() throws Exception;
  }

  /** What was seen, with the exception that it was seen by. */
  private record Verdict(Optional<String> wrong, @Nullable Exception cause) {}

  /** The rules that others build on, the most basic one first: where one is broken, those after it are not judged. */
  Map<String, Check> basics() {
    return Map.of();
  }

  /** Judges a rule that is one of {@link #basics}. */
  final void rule(String name, String fix) {
    rule(name, fix, Objects.requireNonNull(basics().get(name)));
  }

  /** Fails with the rule's name, what was seen and what to do. */
  final void rule(String name, String fix, Check check) {
    for (Map.Entry<String, Check> basic : basics().entrySet()) {
      if (basic.getKey().equals(name)) break;
      if (verdict(basic.getKey(), basic.getValue()).wrong.isPresent()) {
        Assumptions.abort("not judged, because " + basic.getKey() + " is broken");
      }
    }
    Verdict verdict = basics().containsKey(name) ? verdict(name, check) : judged(check);
    if (verdict.wrong.isEmpty()) return;
    T plugin = plugin();
    throw new AssertionFailedError(name + " is broken by " + kind() + " "
        + (plugin instanceof Record ? plugin : plugin.getClass().getName()) + ": " + verdict.wrong.get()
        + "\n  Fix: " + fix + "\n  See docs/conformance.md, " + name, verdict.cause);
  }

  private Verdict verdict(String name, Check check) {
    Verdict known = verdicts.get(name);
    if (known != null) return known;
    Verdict verdict = judged(check);
    verdicts.put(name, verdict);
    return verdict;
  }

  private static Verdict judged(Check check) {
    try {
      return new Verdict(check.wrong(), null);
    } catch (TestAbortedException notJudged) {
      throw notJudged;
    } catch (Exception reason) {
      String what = reason instanceof RnnException ? String.valueOf(reason.getMessage()) : reason.toString();
      return new Verdict(Optional.of(what), reason);
    }
  }

  /** The plug-in as a file would give it back: made from its description in text. */
  final T reloaded() {
    T original = plugin();
    PluginRegistry registry = plugins();
    if (registry.plugins().stream().noneMatch(installed -> installed.plugin().type() == original.getClass())) {
      Assumptions.abort("no provider makes a " + original.getClass().getName() + ": see plugins()");
    }
    Spec spec = registry.spec(kind(), original);
    T again = registry.create(kind(), Spec.parse(spec.toString()));
    Spec second = registry.spec(kind(), again);
    if (!second.equals(spec)) throw new IllegalStateException("described as " + spec + ", then as " + second);
    return again;
  }
}
