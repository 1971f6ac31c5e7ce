package dev.rnn.training.diagnosis;

import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.StateGradients;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How far back a layer learns from: ‖∂L/∂s_t‖ against the lag T − t, for the loss L of the last step T (Bengio et al.
 * 1994; Pascanu et al. 2013, equation 5: a product of T − t Jacobians, which shrinks or grows exponentially).
 *
 * <p>Where a cell's output is no part of its state, as in QRNN and SRU, the state after the last step is read by
 * nothing, and lag 0 has no gradient.
 *
 * @param layer the layer's number, from 0
 * @param norms the mean norm at each lag, from lag 0
 * @see <a href="https://proceedings.mlr.press/v28/pascanu13.html">Pascanu et al. 2013, On the difficulty of training
 *     recurrent neural networks</a>
 */
public record GradientFlow(int layer, List<Double> norms) {
  /** The share of the largest norm below which a gradient counts as lost among the others. */
  public static final double LOST = 0.01;

  private static final double STEADY = 0.02;

  public GradientFlow {
    norms = List.copyOf(norms);
  }

  /** The flow through each layer of a model. */
  public static List<GradientFlow> of(SequenceModel model, Examples examples, Workers workers) {
    return of(new StateGradients(model), examples, workers);
  }

  /** The flow through each layer, by gradients that were compiled before. */
  public static List<GradientFlow> of(StateGradients gradients, Examples examples, Workers workers) {
    List<GradientFlow> flows = new ArrayList<>();
    for (double[] norms : gradients.byLag(examples, workers)) {
      flows.add(new GradientFlow(flows.size(), Arrays.stream(norms).boxed().toList()));
    }
    return flows;
  }

  /** The largest lag whose norm is at least {@link #LOST} of the largest norm; 0 where there is no gradient at all. */
  public int memoryLength() {
    double largest = norms.stream().mapToDouble(n -> n).max().orElse(0);
    for (int lag = norms.size() - 1; lag > 0 && largest > 0; lag--) {
      if (norms.get(lag) >= LOST * largest) return lag;
    }
    return 0;
  }

  /** What a step back multiplies the norm by, on average, over the lags that have a gradient; 1: it stays as it is. */
  public double perStep() {
    int first = 0;
    int last = norms.size() - 1;
    while (first < last && norms.get(first) == 0) first++;
    while (last > first && norms.get(last) == 0) last--;
    return last <= first ? 1 : Math.pow(norms.get(last) / norms.get(first), 1.0 / (last - first));
  }

  /** Whether the gradient is there, reaches at least half of the steps back, and does not grow on its way. */
  public boolean isLong() {
    return norms.stream().allMatch(Double::isFinite) && norms.stream().anyMatch(n -> n != 0) && !isShort()
        && perStep() <= 1 + STEADY;
  }

  private boolean isShort() {
    return memoryLength() < (norms.size() - 1) / 2;
  }

  /** What it means, and what may help. */
  public String advice() {
    if (!norms.stream().allMatch(Double::isFinite)) {
      return told("has gradients that are not finite: clip the norm, or lower the learning rate.");
    }
    if (norms.stream().allMatch(n -> n == 0)) {
      return told("gets no gradient: look for saturated units or empty targets.");
    }
    if (isShort()) {
      return told(String.format(Locale.ROOT, "sees %d of %d steps back; each step multiplies its gradient by %.3f, so"
          + " it vanishes. A gated cell, a larger forget bias (chrono initialisation) or orthogonal recurrent weights"
          + " may help.", memoryLength(), norms.size() - 1, perStep()));
    }
    if (perStep() > 1 + STEADY) {
      return told(String.format(Locale.ROOT, "has a gradient that each step back multiplies by %.3f, so it explodes."
          + " Clipping the norm, smaller recurrent weights or a gated cell may help.", perStep()));
    }
    return told(String.format(Locale.ROOT, "sees %d of %d steps back: its gradient reaches far enough.",
        memoryLength(), norms.size() - 1));
  }

  private String told(String what) {
    return "layer " + layer + " " + what;
  }
}
