import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.Spec;
import dev.rnn.api.tensor.Activation;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.OutputSpec;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.trainer.ShuffledExamples;
import dev.rnn.training.trainer.TrainerSettings;
import dev.rnn.training.trainer.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Trains with a cell, a loss and an optimizer of strangers, and a translator with the decoder of another. */
public final class Main {
  private static final float[][] INPUTS = {{0, 1, 2, 3, 4}, {3, 4, 0}, {2}, {}, {4, 0, 1, 2}};
  private static final float[][] TARGETS = {{1, 2, 3, 4, 0}, {4, 0, 1}, {3}, {}, {0, 1, 2, 3}};

  public static void main(String[] arguments) {
    Rnn rnn = Rnn.create();
    rnn.problems().forEach(System.out::println);
    where("cell", rnn.registry().create(PluginKind.CELL, Spec.parse("drift(hiddenSize=6)")));
    where("loss", rnn.registry().create(PluginKind.LOSS, Spec.parse("surprise(unit=2)")));
    where("optimizer", rnn.registry().create(PluginKind.OPTIMIZER, Spec.parse("signs(keep=0.5)")));
    Decoder<?> decoder = rnn.registry().create(PluginKind.DECODER, Spec.parse("parrot(hiddenSize=6)"));
    where("decoder", decoder);

    SequenceModel model = rnn.sequenceModel().tokens(5, 6).layer("drift", 6)
        .output(5, Activation.SOFTMAX, OutputSpec.When.EVERY_STEP).loss("surprise(unit=2)").build();
    List<Double> losses = new ArrayList<>();
    rnn.trainer(TrainerSettings.DEFAULT.withOptimizer("signs(keep=0.5)", 0.02).withEpochs(60).withThreads(1))
        .listen(new TrainingListener() {
          @Override
          public void epochEnded(Epoch epoch) {
            losses.add(epoch.trainLoss());
          }
        }).fit(model, new ShuffledExamples(Examples.of(INPUTS, TARGETS, lengths()), 5, 1));
    System.out.println("model fell " + (losses.getLast() < 0.2 * losses.getFirst()));

    Path file = Path.of(arguments[0]);
    rnn.save(model, file);
    float[][] same = Rnn.create().load(file).predict(INPUTS);
    System.out.println("saved " + Arrays.deepEquals(same, model.predict(INPUTS)));

    double[] decoded = Translation.losses(decoder, INPUTS, lengths());
    System.out.println("decoder fell " + (decoded[decoded.length - 1] < 0.2 * decoded[0]));
  }

  private static int[] lengths() {
    return Arrays.stream(INPUTS).mapToInt(sequence -> sequence.length).toArray();
  }

  private static void where(String kind, Object plugin) {
    Class<?> type = plugin.getClass();
    boolean closed = !type.getModule().isNamed()
        || !type.getModule().isExported(type.getPackageName()) && !type.getModule().isOpen(type.getPackageName());
    System.out.println(kind + " " + plugin + " of " + (type.getModule().isNamed() ? type.getModule() : "the class path")
        + (closed ? "" : ", which is open"));
  }
}
