package dev.rnn.engine.runtime;

import dev.rnn.engine.compile.StepProgram;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.parameter.WeightFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A model ready to be stepped: any number of {@link Session}s, at the same time, that share its packed weights. They
 * are packed by the first session, and anew when parameters have changed; nobody may step while parameters change.
 */
public final class Stepper {
  private final StepProgram program;
  private final Parameters parameters;
  private final PackedWeights begin;
  private final Map<WeightFormat, PackedWeights> step = new EnumMap<>(WeightFormat.class);

  /** Of a compiled model and its learned values. */
  public Stepper(StepProgram program, Parameters parameters) {
    this.program = program;
    this.parameters = parameters;
    begin = new PackedWeights(program.begin(), WeightFormat.FLOAT32);
  }

  /**
   * Begins a session with one row for each sequence.
   *
   * @param lengths of each sequence on the axes that are not stepped along
   * @param inputs what does not vary over the axis
   */
  public Session session(Workers workers, int sequences, Map<Axis, int[]> lengths, Map<String, float[]> inputs) {
    return session(workers, sequences, lengths, inputs, WeightFormat.FLOAT32);
  }

  /**
   * Begins a session with one row for each sequence.
   *
   * @param lengths of each sequence on the axes that are not stepped along
   * @param inputs what does not vary over the axis
   * @param weights how the matrices of a step are kept; those that are needed only at the beginning keep 32 bits
   */
  public Session session(Workers workers, int sequences, Map<Axis, int[]> lengths, Map<String, float[]> inputs,
      WeightFormat weights) {
    return new Session(program, parameters, new Frame(program.begin(), workers, begin),
        new Frame(program.step(), workers, weights(weights)), sequences, lengths, inputs);
  }

  /** The axes of what is computed at the beginning, outermost first: the order of a session's inputs. */
  public List<Axis> axes() {
    return program.begin().axes();
  }

  private synchronized PackedWeights weights(WeightFormat format) {
    return step.computeIfAbsent(format, f -> new PackedWeights(program.step(), f));
  }
}
