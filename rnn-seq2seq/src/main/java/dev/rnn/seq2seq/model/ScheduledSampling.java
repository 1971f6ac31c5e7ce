package dev.rnn.seq2seq.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.trainer.TrainingListener;

/**
 * Lets a model's sampling rate follow a schedule while it is trained, from a checkpoint on as well. Example:
 *
 * <pre>{@code
 * rnn.trainer(settings).listen(ScheduledSampling.of(model, SamplingSchedule.parse("inverse-sigmoid(k=500)")))
 *     .fit(model, examples);
 * }</pre>
 */
public final class ScheduledSampling implements TrainingListener {
  private final EncoderDecoder model;
  private final SamplingSchedule schedule;

  private ScheduledSampling(EncoderDecoder model, SamplingSchedule schedule) {
    this.model = model;
    this.schedule = schedule;
  }

  /**
   * Starts a schedule. It is part of what a checkpoint asks to be the same.
   *
   * @throws RnnException {@code RNN-SAMPLING} if the model was not built with scheduled sampling
   */
  public static ScheduledSampling of(EncoderDecoder model, SamplingSchedule schedule) {
    model.samplingSchedule(schedule);
    return new ScheduledSampling(model, schedule);
  }

  @Override
  public void resumed(Resumed resumed) {
    model.sampling(schedule.rate(resumed.updates()));
  }

  @Override
  public void updated(Update update) {
    model.sampling(schedule.rate(update.update()));
  }
}
