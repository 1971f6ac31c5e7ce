package dev.rnn.training.trainer;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.file.ModelFile;
import dev.rnn.training.model.TrainableModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of one training. */
final class CheckpointFolder {
  private static final String CHECKPOINT = "checkpoint-";
  static final String BEST = "best-";
  static final String MODEL = "model-";
  private static final String END = ".safetensors";

  private final Checkpoints settings;

  CheckpointFolder(Checkpoints settings) {
    this.settings = settings;
  }

  /** What is gone on with, and which files were passed over, each with what is wrong with it. */
  record Newest(Path file, TrainingState state, List<String> damaged) {}

  /**
   * The newest checkpoint that is whole; null where there is none at all. A damaged one is passed over, because the one
   * before leads to the same bits, only later.
   */
  @Nullable Newest newest() {
    List<Path> files = files(CHECKPOINT);
    List<String> damaged = new ArrayList<>();
    for (Path file : files.reversed()) {
      try {
        return new Newest(file, CheckpointFile.read(file), damaged);
      } catch (RnnException reason) {
        damaged.add(reason.getMessage());
      }
    }
    if (files.isEmpty()) return null;
    RnnException.Builder error = RnnException.error("RNN-CHECKPOINT-DAMAGED",
        "none of the " + files.size() + " checkpoints in " + settings.folder() + " can be read.");
    damaged.forEach(error::detail);
    throw error.fix("restore one from a copy, or begin anew in another folder.").build();
  }

  /** Refuses to mix two trainings in one folder. */
  void requireEmpty() {
    List<Path> files = files(CHECKPOINT);
    if (files.isEmpty()) return;
    throw RnnException.error("RNN-CHECKPOINT-EXISTS", settings.folder() + " already has " + files.size()
            + " checkpoints of a training.")
        .fix("go on with that one (--resume, Checkpoints.resuming()), or use another folder.").build();
  }

  void write(TrainingState state, long updates) {
    CheckpointFile.write(file(CHECKPOINT, updates), state);
    removeOld(CHECKPOINT, settings.keepLast());
  }

  void writeBest(TrainableModel model, long updates) {
    if (settings.keepBest() == 0) return;
    ModelFile.write(model, file(BEST, updates));
    removeOld(BEST, settings.keepBest()); // each is better than all before it, so the newest are the best
  }

  void writeModel(TrainableModel model, long updates) {
    if (settings.keepModels() == 0) return;
    ModelFile.write(model, file(MODEL, updates));
    removeOld(MODEL, settings.keepModels());
  }

  private Path file(String kind, long updates) {
    return settings.folder().resolve(String.format(Locale.ROOT, "%s%012d%s", kind, updates, END));
  }

  /** The oldest first. */
  List<Path> files(String kind) {
    if (!Files.isDirectory(settings.folder())) return List.of();
    try (Stream<Path> all = Files.list(settings.folder())) {
      return all.filter(file -> file.getFileName().toString().matches(kind + "\\d{12}\\" + END)).sorted().toList();
    } catch (IOException reason) {
      throw unusable(reason);
    }
  }

  private void removeOld(String kind, int keep) {
    List<Path> files = files(kind);
    try {
      for (Path old : files.subList(0, Math.max(0, files.size() - keep))) Files.deleteIfExists(old);
    } catch (IOException reason) {
      throw unusable(reason);
    }
  }

  private RnnException unusable(IOException reason) {
    return RnnException.error("RNN-CHECKPOINT-FOLDER", "the folder of checkpoints " + settings.folder()
            + " cannot be used.")
        .detail("found: " + reason).fix("see that this user may read and write there.").cause(reason).build();
  }
}
