package dev.rnn.engine.kernel.generate;

import dev.rnn.engine.kernel.warm.WarmUp;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A formula on its way to a fast routine. While it is used with something else that computes the same bits, its
 * routine is compiled in the background, once it has proved to be worth that.
 *
 * <p>All groups of one structure share a candidate, whatever program or model they are of. When the last of them is
 * gone, so is the generated class.
 */
public final class Candidate {
  /** Places after which a formula is worth a class. */
  private static final long ENOUGH = 20_000;

  private static final WarmUp WARM_UP = new WarmUp("rnn-warm-up-groups");

  private static final Map<Formula, WeakReference<Candidate>> KNOWN = new HashMap<>();

  private static int made; // guarded by KNOWN

  private final Formula formula;
  private final Routine routine;
  private final String name;
  private final AtomicLong places = new AtomicLong();
  private volatile @Nullable Routine fast;

  private Candidate(Formula formula, String name) {
    this.formula = formula;
    this.name = name;
    routine = Generator.routine(formula, name); // now: while a model runs, no class is made any more
  }

  /** The one candidate of a formula. */
  public static Candidate of(Formula formula) {
    synchronized (KNOWN) {
      WeakReference<Candidate> reference = KNOWN.get(formula);
      Candidate known = reference == null ? null : reference.get();
      if (known != null) return known;
      KNOWN.values().removeIf(r -> r.get() == null);
      Candidate candidate = new Candidate(formula, "Group" + made++);
      KNOWN.put(formula, new WeakReference<>(candidate));
      return candidate;
    }
  }

  /**
   * The routine, if it is fast by now.
   *
   * @param work the number of places that the caller is about to compute
   */
  public @Nullable Routine fast(long work) {
    Routine known = fast;
    if (known != null) return known;
    long before = places.getAndAdd(work);
    if (before < ENOUGH && before + work >= ENOUGH) WARM_UP.ask(new ColdRoutine(this));
    return null;
  }

  /** The routine, perhaps not compiled yet: correct, but slow. */
  public Routine cold() {
    return routine;
  }

  /** The simple name of the class, which profilers show. */
  public String name() {
    return name;
  }

  Formula formula() {
    return formula;
  }

  void isFast(Routine routine) {
    fast = routine;
  }
}
