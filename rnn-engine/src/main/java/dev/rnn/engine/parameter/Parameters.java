package dev.rnn.engine.parameter;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.scope.Initializer;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.engine.random.CounterRandom;
import dev.rnn.engine.trace.ParameterDeclaration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The learned values of a model, by path. Not safe for writing while another thread reads. */
public final class Parameters {
  private final Map<String, Parameter> all = new LinkedHashMap<>();
  private @Nullable List<Parameter> list;
  private long version;

  /**
   * A parameter.
   *
   * @param values row by row; written in place by updates
   */
  public record Parameter(String path, Shape shape, Role role, float[] values) {}

  /** Parameters without a value: for programs that have none. */
  public static Parameters none() {
    return new Parameters();
  }

  /**
   * New values for declared parameters. Each depends on the seed and its own path alone.
   *
   * @param all replaces the initialisers of weights, embeddings and biases that plug-ins asked for; null: they stay
   */
  public static Parameters initial(Collection<ParameterDeclaration> declared, long seed, @Nullable Initializer all) {
    Parameters parameters = new Parameters();
    for (ParameterDeclaration p : declared) {
      SplittableRandom random = new SplittableRandom(CounterRandom.combine(seed, CounterRandom.hash(p.path())));
      Initializer initializer = all == null ? p.initializer() : all;
      double[] values = initializer.values(p.shape(), random);
      if (values.length != p.shape().size()) {
        throw RnnException.error("RNN-INITIALIZER", "the initialiser of " + p.path() + " gave " + values.length
            + " values for " + p.shape() + ".").fix("return shape.size() values.").build();
      }
      float[] data = new float[values.length];
      for (int i = 0; i < data.length; i++) data[i] = (float) values[i];
      parameters.put(new Parameter(p.path(), p.shape(), p.role(), data));
    }
    return parameters;
  }

  /** Adds or replaces a parameter. */
  public void put(Parameter parameter) {
    all.put(parameter.path(), parameter);
    list = null;
    version++;
  }

  /** All parameters in the order of their declaration. */
  public List<Parameter> all() {
    List<Parameter> known = list;
    return known != null ? known : (list = List.copyOf(all.values()));
  }

  /** All paths. */
  public Collection<String> paths() {
    return Collections.unmodifiableSet(all.keySet());
  }

  /** One parameter. */
  public Parameter get(String path) {
    Parameter known = all.get(path);
    if (known != null) return known;
    throw RnnException.error("RNN-PARAMETER-UNKNOWN", "there is no parameter \"" + path + "\".")
        .detail(dev.rnn.api.error.Nearest.hint(path, all.keySet())).fix("use a path of this model.").build();
  }

  /** One parameter's values, not a copy. Say {@link #changed} after writing. */
  public float[] values(String path) {
    return get(path).values();
  }

  /** How many numbers there are in all. */
  public long count() {
    return all.values().stream().mapToLong(p -> p.values().length).sum();
  }

  /** Says that values were written, so that whatever was prepared from them is prepared again. */
  public void changed() {
    version++;
  }

  /** Counts changes. */
  public long version() {
    return version;
  }
}
