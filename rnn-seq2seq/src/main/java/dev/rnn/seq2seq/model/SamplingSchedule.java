package dev.rnn.seq2seq.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.Spec;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How often training feeds the decoder its own token, as training goes on. The share ε of right tokens after i updates:
 *
 * <pre>
 * constant          ε_i = 1 − rate
 * linear            ε_i = max(least, start − slope · i)
 * exponential       ε_i = k^i                   0 &lt; k &lt; 1
 * inverse-sigmoid   ε_i = k / (k + exp(i / k))    k ≥ 1
 * </pre>
 *
 * <p>As text: {@code constant(rate=0.25)}, {@code linear(start=1,slope=0.001,least=0.5)}, {@code exponential(k=0.999)},
 * {@code inverse-sigmoid(k=500)}. Half of the tokens are its own after about k · ln k updates of the last.
 *
 * @param spec the kind with all its numbers
 * @see <a href="https://arxiv.org/abs/1506.03099">Bengio et al. 2015, Scheduled sampling for sequence prediction with
 *     recurrent neural networks, section 2.4</a>
 */
public record SamplingSchedule(Spec spec) {
  private static final Map<String, Map<String, Double>> KINDS = Map.of("constant", Map.of("rate", 0.25), "linear",
      Map.of("start", 1.0, "slope", 0.001, "least", 0.5), "exponential", Map.of("k", 0.999), "inverse-sigmoid",
      Map.of("k", 500.0));

  /**
   * Checks the kind and its numbers, and adds those that are missing.
   *
   * @throws RnnException {@code RNN-SAMPLING-SCHEDULE} if there is no such kind or number, or it is out of range
   */
  public SamplingSchedule {
    Map<String, Double> numbers = KINDS.get(spec.name());
    if (numbers == null) throw wrong("there is no sampling schedule '" + spec.name() + "'.");
    Spec full = Spec.of(spec.name());
    for (Map.Entry<String, Double> number : new TreeMap<>(numbers).entrySet()) {
      full = full.with(number.getKey(), number.getValue());
    }
    for (Map.Entry<String, Object> option : spec.options().entrySet()) {
      if (!numbers.containsKey(option.getKey()) || !(option.getValue() instanceof Number number)) {
        throw wrong("the sampling schedule " + spec.name() + " has no number " + option.getKey() + "="
            + option.getValue() + ", but " + new TreeSet<>(numbers.keySet()) + ".");
      }
      full = full.with(option.getKey(), number.doubleValue());
    }
    spec = full;
    boolean inRange = switch (spec.name()) {
      case "constant" -> isShare(number(spec, "rate"));
      case "linear" -> isShare(number(spec, "start")) && isShare(number(spec, "least")) && number(spec, "slope") >= 0
          && number(spec, "slope") < Double.POSITIVE_INFINITY;
      case "exponential" -> number(spec, "k") > 0 && number(spec, "k") < 1;
      default -> number(spec, "k") >= 1 && number(spec, "k") < Double.POSITIVE_INFINITY;
    };
    if (!inRange) throw wrong("the sampling schedule " + spec + " is out of range.");
  }

  /**
   * Reads the text of a schedule.
   *
   * @throws RnnException {@code RNN-SAMPLING-SCHEDULE} if it is none
   */
  public static SamplingSchedule parse(String text) {
    return new SamplingSchedule(Spec.parse(text));
  }

  /** How often the decoder is fed its own token after so many updates: 1 − ε. */
  public double rate(long updates) {
    return 1 - switch (spec.name()) {
      case "constant" -> 1 - number(spec, "rate");
      case "linear" ->
        Math.max(number(spec, "least"), number(spec, "start") - number(spec, "slope") * (double) updates);
      case "exponential" -> Math.pow(number(spec, "k"), (double) updates);
      default -> 1 / (1 + Math.exp((double) updates / number(spec, "k")) / number(spec, "k"));
    };
  }

  private static double number(Spec spec, String name) {
    return spec.options().get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  private static RnnException wrong(String what) {
    return RnnException.error("RNN-SAMPLING-SCHEDULE", what)
        .fix("use constant(rate=0.25), linear(start=1,slope=0.001,least=0.5), exponential(k=0.999) with k below 1, or"
            + " inverse-sigmoid(k=500) with k from 1.").build();
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return spec.toString();
  }
}
