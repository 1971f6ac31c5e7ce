package dev.rnn.training.trainer;

import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.parameter.WeightFormat;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.runtime.Frame;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.TrainableModel;
import java.util.Map;

/**
 * The loss of a model on data.
 *
 * @param lossSum Σ weight · loss over elements
 * @param elements their number
 * @param weight Σ weight
 */
public record Evaluation(double lossSum, long elements, double weight) {
  /** The mean loss of an element; NaN of nothing. */
  public double loss() {
    return lossSum / weight;
  }

  /** e to the mean loss: the perplexity, of cross-entropy. */
  public double perplexity() {
    return Math.exp(loss());
  }

  /** Runs a model over all batches of a source, with carried state where the batches say so. */
  public static Evaluation of(TrainableModel model, ExampleSource source, Workers workers) {
    return of(model, source, workers, WeightFormat.FLOAT32);
  }

  /** The same with matrices of fewer bits: what a session that keeps them so loses. */
  public static Evaluation of(TrainableModel model, ExampleSource source, Workers workers, WeightFormat format) {
    Frame frame = new Frame(model.evaluationProgram(), workers, format);
    CarriedState state = new CarriedState(model);
    double sum = 0;
    long elements = 0;
    double weight = 0;
    for (int i = 0; i < source.batches(); i++) {
      Examples examples = source.batch(0, i);
      Batch batch = state.layout(examples, frame.program());
      Weights weights = Weights.of(Reduction.SUM, model, examples, batch);
      Map<String, float[]> inputs = model.inputs(examples, batch, state.values());
      inputs.put(TrainableModel.WEIGHTS, weights.perRow());
      frame.run(batch, model.parameters(), inputs, NoiseKey.of(0, 0));
      sum += frame.output(TrainableModel.LOSS)[0];
      elements += weights.elements();
      weight += weights.total();
      state.take(frame, examples.size());
    }
    return new Evaluation(sum, elements, weight);
  }
}
