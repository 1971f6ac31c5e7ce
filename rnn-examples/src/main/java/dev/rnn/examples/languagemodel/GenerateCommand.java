package dev.rnn.examples.languagemodel;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.parameter.WeightFormat;
import dev.rnn.examples.support.CommonOptions;
import dev.rnn.examples.support.Figures;
import dev.rnn.examples.support.Places;
import dev.rnn.training.data.Vocabulary;
import dev.rnn.training.generation.TextGenerator;
import dev.rnn.training.model.SequenceModel;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes text with a saved language model. */
@Command(name = "generate", mixinStandardHelpOptions = true,
    description = "Writes text with a model that language-model saved.")
public final class GenerateCommand implements Callable<Integer> {
  private final PrintStream out;

  @Option(names = "--model", paramLabel = "FILE", defaultValue = "models/language-model.safetensors",
      description = "The saved model. Default: ${DEFAULT-VALUE}.")
  private Path model = Path.of("models", "language-model.safetensors");

  @Option(names = "--prompt", paramLabel = "TEXT", defaultValue = "", description = "How each line begins.")
  private String prompt = "";

  @Option(names = "--temperature", paramLabel = "T", defaultValue = "0.7",
      description = "0 takes the likeliest token; 1 draws as learned. Default: ${DEFAULT-VALUE}.")
  private double temperature = 0.7;

  @Option(names = "--length", paramLabel = "N", defaultValue = "200",
      description = "Most new tokens of a line. Default: ${DEFAULT-VALUE}.")
  private int length = 200;

  @Option(names = "--lines", paramLabel = "N", defaultValue = "1", description = "Lines. Default: ${DEFAULT-VALUE}.")
  private int lines = 1;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
      description = "Of the draws. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--weights", paramLabel = "FORMAT", defaultValue = "float32",
      description = "Bits of the matrices: ${COMPLETION-CANDIDATES}. Fewer are faster and less exact."
          + " Default: ${DEFAULT-VALUE}.")
  private WeightFormat weights = WeightFormat.FLOAT32;

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public GenerateCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    if (length < 0 || lines < 1) {
      throw RnnException.error("RNN-OPTION-RANGE", "length is " + length + ", lines is " + lines + ".")
          .fix("use a length from 0 and lines from 1.").build();
    }
    new Places().reading(model).writing(common.json());
    SequenceModel loaded = common.rnn().load(model);
    TextGenerator generator = new TextGenerator(loaded, temperature, weights);
    loaded.vocabulary().ifPresent(this::noteUnknown);
    SplittableRandom random = new SplittableRandom(seed);
    List<String> written = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      written.add(generator.line(prompt, length, random));
      out.println(written.getLast());
    }
    new Figures().put("lines", written).put("seed", seed).put("temperature", temperature).write(common.json());
    return 0;
  }

  private void noteUnknown(Vocabulary vocabulary) {
    List<String> unknown = vocabulary.level().tokens(prompt).stream().filter(t -> !vocabulary.contains(t)).distinct()
        .toList();
    if (!unknown.isEmpty()) out.println("(not in the model's vocabulary, read as <unk>: " + String.join(" ", unknown)
        + ")");
  }
}
