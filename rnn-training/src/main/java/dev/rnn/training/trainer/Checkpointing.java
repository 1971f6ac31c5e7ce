package dev.rnn.training.trainer;

import dev.rnn.engine.parameter.Parameters.Parameter;
import dev.rnn.training.model.TrainableModel;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides when a checkpoint is due, writes it, and puts one back. */
final class Checkpointing {
  private static final double NANOS_PER_MINUTE = 60e9;

  private final Checkpoints settings;
  private final CheckpointFolder folder;
  private final Map<String, String> identity;
  private long lastNanos = System.nanoTime();

  Checkpointing(Checkpoints settings, Map<String, String> identity) {
    this.settings = settings;
    this.identity = identity;
    folder = new CheckpointFolder(settings);
  }

  /** Begins: gives what to go on with, or null where training begins. */
  CheckpointFolder.@Nullable Newest begin() {
    if (!settings.resume()) {
      folder.requireEmpty();
      return null;
    }
    CheckpointFolder.Newest newest = folder.newest();
    if (newest != null) Identity.requireSame(newest.file(), newest.state().identity(), identity);
    return newest;
  }

  /** Whether one is due after so many updates. */
  boolean isDue(long updates) {
    if (isDueByUpdates(updates)) return true;
    return settings.everyMinutes() > 0 && System.nanoTime() - lastNanos >= settings.everyMinutes() * NANOS_PER_MINUTE;
  }

  /** Whether one is due whatever the clock says. */
  boolean isDueByUpdates(long updates) {
    return settings.everyUpdates() > 0 && updates % settings.everyUpdates() == 0;
  }

  /** A state to be filled. */
  TrainingState empty() {
    return TrainingState.of(identity);
  }

  void write(TrainingState state, long updates) {
    folder.write(state, updates);
    lastNanos = System.nanoTime();
  }

  void writeBest(TrainableModel model, long updates) {
    folder.writeBest(model, updates);
  }

  void writeModel(TrainableModel model, long updates) {
    folder.writeModel(model, updates);
  }

  static void save(TrainingState state, TrainableModel model, Updater updater, ParameterAverage average,
      CarriedState carried) {
    state.put(TrainingState.Group.PARAMETER, parameters(model));
    state.put(TrainingState.Group.AVERAGE, average.values());
    state.put(TrainingState.Group.SLOT, updater.slots());
    state.put(TrainingState.Group.STATE, carried.values());
  }

  static void restore(Path file, TrainingState state, TrainableModel model, Updater updater, ParameterAverage average,
      CarriedState carried) {
    copy(file, state.group(TrainingState.Group.PARAMETER), parameters(model));
    copy(file, state.group(TrainingState.Group.AVERAGE), average.values());
    copy(file, state.group(TrainingState.Group.SLOT), updater.slots());
    carried.values().putAll(state.group(TrainingState.Group.STATE));
    model.parameters().changed();
  }

  private static Map<String, float[]> parameters(TrainableModel model) {
    Map<String, float[]> all = new TreeMap<>();
    for (Parameter p : model.parameters().all()) all.put(p.path(), p.values());
    return all;
  }

  /** Into the same arrays: compiled programs write to them. */
  private static void copy(Path file, Map<String, float[]> from, Map<String, float[]> to) {
    to.forEach((name, values) -> {
      float[] saved = from.get(name);
      if (saved == null || saved.length != values.length) {
        throw CheckpointFile.damaged(file, "it has " + (saved == null ? "no " : "another size of ") + name);
      }
    });
    to.forEach((name, values) -> System.arraycopy(from.get(name), 0, values, 0, values.length));
  }
}
