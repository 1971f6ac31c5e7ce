package dev.rnn.training.trainer;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.model.TrainableModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a training is: its model, its data and its settings. Only the same training goes on bit for bit. */
final class Identity {
  private static final int LONGEST = 4000;
  private static final int SHOWN = 120;

  private enum Part {
    MODEL("another model", "build the model that it was written with"),
    DATA("other data", "give it the data, batch size and seed that it began with; data that changed need a training"
        + " of their own"),
    SETTING("other settings", "use the settings that it began with; only the number of threads may change");

    private final String other;
    private final String fix;

    Part(String other, String fix) {
      this.other = other;
      this.fix = fix;
    }

    String key(String name) {
      return name().toLowerCase(java.util.Locale.ROOT) + " " + name;
    }
  }

  private Identity() {}

  static Map<String, String> of(TrainableModel model, ExampleSource train, @Nullable ExampleSource validation,
      TrainerSettings settings) {
    UpdateSettings how = settings.update();
    Map<String, String> all = new LinkedHashMap<>();
    new TreeMap<>(model.metadata()).forEach((key, value) -> all.put(Part.MODEL.key(key), shortened(value)));
    all.put(Part.MODEL.key("parameters"), Long.toString(model.parameters().count()));
    all.put(Part.DATA.key("training"), train.fingerprint());
    all.put(Part.DATA.key("validation"), validation == null ? "none" : validation.fingerprint());
    all.put(Part.SETTING.key("optimizer"), how.optimizer().toString());
    all.put(Part.SETTING.key("rate"), Double.toString(how.rate()));
    all.put(Part.SETTING.key("schedule"), how.schedule().toString());
    all.put(Part.SETTING.key("epochs"), Integer.toString(settings.epochs()));
    all.put(Part.SETTING.key("clip norm"), Double.toString(how.clipNorm()));
    all.put(Part.SETTING.key("clip value"), Double.toString(how.clipValue()));
    all.put(Part.SETTING.key("weight decay"), Double.toString(how.weightDecay()));
    all.put(Part.SETTING.key("accumulate"), Integer.toString(how.accumulate()));
    all.put(Part.SETTING.key("reduction"), how.reduction().name());
    all.put(Part.SETTING.key("patience"), Integer.toString(settings.patience()));
    all.put(Part.SETTING.key("averaging"), Double.toString(settings.averaging()));
    all.put(Part.SETTING.key("skips"), Integer.toString(settings.skips()));
    all.put(Part.SETTING.key("seed"), Long.toString(settings.seed()));
    return all;
  }

  /**
   * Compares a checkpoint's training with this one.
   *
   * @throws RnnException {@code RNN-CHECKPOINT-MODEL}, {@code RNN-CHECKPOINT-DATA} or {@code RNN-CHECKPOINT-SETTING}
   *     with every difference
   */
  static void requireSame(Path file, Map<String, String> then, Map<String, String> now) {
    for (Part part : Part.values()) {
      Map<String, String> differences = new TreeMap<>();
      String prefix = part.key("");
      now.forEach((key, value) -> compare(differences, prefix, key, then.get(key), value));
      then.forEach((key, value) -> compare(differences, prefix, key, value, now.get(key)));
      if (differences.isEmpty()) continue;
      RnnException.Builder error = RnnException.error("RNN-CHECKPOINT-" + part.name(),
          file + " is of a training with " + part.other + ".");
      differences.values().forEach(error::detail);
      throw error.fix(part.fix + ", or begin anew in another folder.").build();
    }
  }

  private static void compare(Map<String, String> differences, String prefix, String key, @Nullable String then,
      @Nullable String now) {
    if (!key.startsWith(prefix) || Objects.equals(then, now)) return;
    differences.put(key, key + ": then " + shown(then, now) + ", now " + shown(now, then));
  }

  /** Of a long text the part where it first differs from the other one. */
  private static @Nullable String shown(@Nullable String text, @Nullable String other) {
    if (text == null || text.length() <= SHOWN) return text;
    int at = 0;
    while (other != null && at < Math.min(text.length(), other.length()) && text.charAt(at) == other.charAt(at)) at++;
    int from = Math.max(0, at - SHOWN / 3);
    int to = Math.min(text.length(), from + SHOWN);
    return (from > 0 ? "..." : "") + text.substring(from, to) + (to < text.length() ? "..." : "");
  }

  /** A vocabulary is long; what it hashes to tells it apart as well. */
  private static String shortened(String text) {
    if (text.length() <= LONGEST) return text;
    java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
    sum.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return text.substring(0, LONGEST / 2) + "... (" + text.length() + " characters, checksum "
        + Long.toHexString(sum.getValue()) + ")";
  }
}
