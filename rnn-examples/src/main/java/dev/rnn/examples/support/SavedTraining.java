package dev.rnn.examples.support;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.TrainableModel;
import dev.rnn.training.trainer.ExampleSource;
import dev.rnn.training.trainer.Trainer;
import dev.rnn.training.trainer.TrainingResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.ToIntFunction;

/**
 * A training whose model is saved whatever happens: at its end, when somebody stops it, and when numbers are no longer
 * finite.
 *
 * @param out what is told
 * @param file where the model goes
 * @param lasting checkpoints, averages and a log
 * @param threads of the validation of an average
 */
public record SavedTraining(PrintStream out, Rnn rnn, Path file, LastingOptions lasting, int threads) {
  /**
   * Trains.
   *
   * @param report what is told of a training that came to its end; gives the exit code
   * @return the exit code
   */
  public int run(Trainer trainer, TrainableModel model, ExampleSource train, ExampleSource validation, Progress shown,
      ToIntFunction<TrainingResult> report) {
    try (Interrupt _ = new Interrupt(trainer::stop)) {
      TrainingResult result = trained(trainer, model, train, validation, shown);
      if (!result.stopped()) lasting.average(out, model, validation, threads);
      rnn.save(model, file);
      if (!result.stopped()) return report.applyAsInt(result);
      out.println("stopped; the best model so far was saved to " + file);
      return Interrupt.EXIT_CODE;
    }
  }

  private TrainingResult trained(Trainer trainer, TrainableModel model, ExampleSource train, ExampleSource validation,
      Progress shown) {
    try (Progress progress = shown; LastingOptions.Log _ = lasting.prepare(trainer)) {
      return trainer.listen(progress).fit(model, train, validation);
    } catch (RnnException reason) {
      if (!reason.id().equals("RNN-NON-FINITE")) throw reason;
      rnn.save(model, file);
      out.println("the last good model was saved to " + file);
      throw reason;
    }
  }
}
