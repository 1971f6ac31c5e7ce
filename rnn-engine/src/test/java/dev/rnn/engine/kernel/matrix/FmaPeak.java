package dev.rnn.engine.kernel.matrix;

import dev.rnn.engine.support.Speeds;
import jdk.incubator.vector.FloatVector;

/** The most that this machine multiplies and adds at the moment: twelve chains that stay in registers. */
final class FmaPeak {
  private static final int STEPS = 2_000_000;

  private FmaPeak() {}

  /** In GF/s of this thread's processor time, the best of some windows. */
  static double measure() {
    double best = 0;
    for (int window = 0; window < 12; window++) { // the first ones warm up
      long begin = Speeds.now();
      float kept = chains(1f / 3, STEPS);
      long time = Speeds.now() - begin;
      if (Float.isFinite(kept)) best = Math.max(best, 24.0 * VectorKernels.LANES * STEPS / time);
    }
    return best;
  }

  private static float chains(float factor, int steps) {
    FloatVector x = FloatVector.broadcast(VectorKernels.SPECIES, factor);
    FloatVector a = x;
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    FloatVector e = a;
    FloatVector f = a;
    FloatVector g = x.add(1);
    FloatVector h = g;
    FloatVector i = g;
    FloatVector j = g;
    FloatVector k = g;
    FloatVector l = g;
    for (int step = 0; step < steps; step++) {
      a = a.fma(x, x);
      b = b.fma(x, a);
      c = c.fma(x, x);
      d = d.fma(x, c);
      e = e.fma(x, x);
      f = f.fma(x, e);
      g = g.fma(x, x);
      h = h.fma(x, g);
      i = i.fma(x, x);
      j = j.fma(x, i);
      k = k.fma(x, x);
      l = l.fma(x, k);
    }
    return b.add(d).add(f).add(h).add(j).add(l).lane(0);
  }
}
