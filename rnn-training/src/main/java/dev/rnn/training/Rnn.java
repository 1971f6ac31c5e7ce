package dev.rnn.training;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.PluginPath;
import dev.rnn.api.plugin.PluginProblem;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.engine.kernel.matrix.MatrixKernels;
import dev.rnn.training.file.ModelFile;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.SequenceModelBuilder;
import dev.rnn.training.model.TrainableModel;
import dev.rnn.training.trainer.Trainer;
import dev.rnn.training.trainer.TrainerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The composition root: where plug-ins, models, trainers and files come together. Everything before it is plain
 * objects.
 *
 * <pre>{@code
 * Rnn rnn = Rnn.create();
 * SequenceModel model = rnn.sequenceModel().tokens(vocabulary, 128).layer("lstm", 128).predictTokens().build();
 * rnn.trainer(TrainerSettings.DEFAULT).fit(model, WindowSource.of(corpus.train(), 20, 35));
 * rnn.save(model, Path.of("model.safetensors"));
 * }</pre>
 */
public final class Rnn {
  /** Guice prints what it then throws, with a stack trace; kept here, as loggers that nobody holds are forgotten. */
  private static final Logger PRINTED_TWICE = Logger.getLogger("com.google.inject.Guice");

  static {
    PRINTED_TWICE.setLevel(Level.OFF);
  }

  private final PluginRegistry registry;
  private final List<PluginProblem> problems;

  private Rnn(PluginRegistry registry, List<PluginProblem> problems) {
    this.registry = registry;
    this.problems = List.copyOf(problems);
  }

  /**
   * Plug-ins of the class path and the module path; modules add to them, or override them, with {@link Plugins#bind}.
   *
   * @throws RnnException if one of these modules fails, or two of them conflict
   */
  public static Rnn create(Module... modules) {
    return create(PluginRegistry.load(), null, modules);
  }

  /**
   * Also the plug-ins of more jars or folders of jars, and the {@link RnnModule}s in them.
   *
   * @throws RnnException if one of these modules fails, or two of them conflict
   */
  public static Rnn create(PluginPath path, Module... modules) {
    return create(PluginRegistry.builder().application().path(path).build(), path, modules);
  }

  private static Rnn create(PluginRegistry found, @Nullable PluginPath path, Module... modules) {
    List<PluginProblem> problems = new ArrayList<>(found.problems());
    List<Module> all = new ArrayList<>();
    all.add(new CoreModule(found));
    all.addAll(List.of(modules));
    // What the program itself gives comes first, so that what jars offer has to fit it.
    registry(all);
    OfferedModules offered = new OfferedModules(all, problems);
    offered.ofApplication();
    if (path != null) offered.of(path);
    return new Rnn(registry(all), problems);
  }

  private static PluginRegistry registry(List<Module> modules) {
    try {
      return Guice.createInjector(modules).getInstance(PluginRegistry.class);
    } catch (CreationException | ProvisionException reason) {
      throw RnnException.error("RNN-MODULE", "a module given to Rnn.create cannot be used: "
              + OfferedModules.words(reason))
          .fix("mend it, or leave it out; two modules must not bind one name of a kind.").cause(reason).build();
    }
  }

  /** All plug-ins. */
  public PluginRegistry registry() {
    return registry;
  }

  /** What could not be loaded, and why. */
  public List<PluginProblem> problems() {
    return problems;
  }

  /** Starts a model. */
  public SequenceModelBuilder sequenceModel() {
    MatrixKernels.prepare();
    return new SequenceModelBuilder(registry);
  }

  /** A trainer. */
  public Trainer trainer(TrainerSettings settings) {
    return new Trainer(registry, settings);
  }

  /**
   * Writes a model to one safetensors file, atomically: a reader sees the old file or the new one.
   *
   * @throws RnnException if the disk is full, or a part of the model has no provider; the old file stays as it was
   */
  public void save(TrainableModel model, Path file) {
    ModelFile.write(model, file);
  }

  /**
   * Reads a model.
   *
   * @throws RnnException if the file is damaged, of a newer version, or names a plug-in that is not there
   */
  public SequenceModel load(Path file) {
    MatrixKernels.prepare();
    return ModelFile.read(registry, file);
  }
}
