package dev.rnn.training.diagnosis;

import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.GateActivations;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.StateGradients;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What tells whether a recurrent model can learn from what is long ago. Example:
 *
 * <pre>{@code
 * GradientReport.of(model, examples, workers).advice().forEach(System.out::println);
 * }</pre>
 *
 * @param layers how far back the gradient of each layer's state reaches
 * @param gates how often each gate is all but closed or open
 * @param radii spectral radius of each recurrent matrix, by the parameter's path
 * @param clippedShare part of an epoch's updates whose norm was clipped, from 0 to 1; NaN where nothing was trained
 */
public record GradientReport(List<GradientFlow> layers, List<GateSaturation> gates, Map<String, Double> radii,
    double clippedShare) {
  private static final double MOSTLY = 0.9;
  private static final double OFTEN = 0.5;

  /** Of a model as it is. */
  public static GradientReport of(SequenceModel model, Examples examples, Workers workers) {
    return new Looks(model).at(examples, workers, Double.NaN);
  }

  /** The looks at one model, compiled once. */
  static final class Looks {
    private final SequenceModel model;
    private final StateGradients gradients;
    private final GateActivations gates;

    Looks(SequenceModel model) {
      this.model = model;
      gradients = new StateGradients(model);
      gates = new GateActivations(model);
    }

    GradientReport at(Examples examples, Workers workers, double clippedShare) {
      return new GradientReport(GradientFlow.of(gradients, examples, workers),
          GateSaturation.of(gates, examples, workers), SpectralRadius.of(model), clippedShare);
    }
  }

  /** Sentences that say what it means and what may help: one for each layer, one for each thing that stands out. */
  public List<String> advice() {
    List<String> all = new ArrayList<>();
    for (GradientFlow flow : layers) all.add(flow.advice());
    boolean reaches = !layers.isEmpty() && layers.stream().allMatch(GradientFlow::isLong);
    for (GateSaturation gate : gates) {
      if (gate.saturated() > MOSTLY) all.add("gate " + gate.gate() + " is " + advice(gate, reaches));
    }
    if (gates.isEmpty() && !radii.isEmpty()) {
      all.add("no layer has gates; spectral radii, which multiply the state at each step: " + radii.entrySet().stream()
          .map(e -> e.getKey() + String.format(Locale.ROOT, " %.3f", e.getValue())).collect(Collectors.joining(", "))
          + ".");
    }
    if (clippedShare > OFTEN) {
      all.add("the norm was clipped in " + percent(clippedShare)
          + " of the updates: a lower learning rate or a larger limit may help.");
    }
    return all;
  }

  private static String advice(GateSaturation gate, boolean reaches) {
    if (reaches) {
      return "closed in " + percent(gate.closed()) + " and open in " + percent(gate.open())
          + " of its answers. While gradients reach this far, that keeps what is remembered.";
    }
    if (gate.closed() > MOSTLY) {
      return "closed in " + percent(gate.closed()) + " of its answers, so that nothing passes it: a larger bias at the"
          + " beginning, or a lower learning rate, may help.";
    }
    return "all but open or closed in " + percent(gate.saturated()) + " of its answers and learns slowly there: smaller"
        + " inputs, layer normalisation or a lower learning rate may help.";
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }
}
