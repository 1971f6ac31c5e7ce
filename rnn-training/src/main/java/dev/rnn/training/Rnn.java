package dev.rnn.training;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.PluginPath;
import dev.rnn.api.plugin.PluginProblem;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.training.file.ModelFile;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.SequenceModelBuilder;
import dev.rnn.training.trainer.Trainer;
import dev.rnn.training.trainer.TrainerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The composition root: where plug-ins, models, trainers and files come together. Everything before it is plain objects.
 *
 * <pre>{@code
 * Rnn rnn = Rnn.create();
 * SequenceModel model = rnn.sequenceModel().tokens(vocabulary, 128).layer("lstm", 128).predictTokens().build();
 * rnn.trainer(TrainerSettings.DEFAULT).fit(model, WindowSource.of(corpus.train(), 20, 35));
 * rnn.save(model, Path.of("model.safetensors"));
 * }</pre>
 */
public final class Rnn {
  private final PluginRegistry registry;
  private final List<PluginProblem> problems;

  private Rnn(PluginRegistry registry, List<PluginProblem> problems) {
    this.registry = registry;
    this.problems = List.copyOf(problems);
  }

  /** Plug-ins of the class path and the module path; modules add to them, or override them, with {@link Plugins#bind}. */
  public static Rnn create(Module... modules) {
    return create(PluginRegistry.load(), modules);
  }

  /** Also the plug-ins of more jars or folders of jars. */
  public static Rnn create(PluginPath path, Module... modules) {
    return create(PluginRegistry.builder().application().path(path).build(), modules);
  }

  private static Rnn create(PluginRegistry found, Module... modules) {
    List<PluginProblem> problems = new ArrayList<>(found.problems());
    List<Module> all = new ArrayList<>();
    all.add(new CoreModule(found));
    addOffered(all, problems);
    all.addAll(List.of(modules));
    Injector injector = Guice.createInjector(all);
    return new Rnn(injector.getInstance(PluginRegistry.class), problems);
  }

  /** Each module that a jar offers is tried with the core and those before it; one that fails is left out and reported. */
  private static void addOffered(List<Module> all, List<PluginProblem> problems) {
    Iterator<RnnModule> offered = ServiceLoader.load(RnnModule.class).iterator();
    while (true) {
      RnnModule module = null;
      try {
        if (!offered.hasNext()) return;
        module = offered.next();
        List<Module> attempt = new ArrayList<>(all);
        attempt.add(module);
        Guice.createInjector(attempt).getInstance(PluginRegistry.class);
        all.add(module);
      } catch (ServiceConfigurationError | LinkageError | RuntimeException reason) {
        problems.add(problem(module, reason));
      }
    }
  }

  private static PluginProblem problem(@org.jspecify.annotations.Nullable RnnModule module, Throwable reason) {
    if (module == null) return new PluginProblem(RnnModule.class.getName(), null, "", String.valueOf(reason.getMessage()));
    var source = module.getClass().getProtectionDomain().getCodeSource();
    String jar = source == null ? "" : source.getLocation().getPath();
    return new PluginProblem(module.getClass().getName(), null, jar, String.valueOf(reason.getMessage()));
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
  public void save(SequenceModel model, Path file) {
    ModelFile.write(model, file);
  }

  /**
   * Reads a model.
   *
   * @throws RnnException if the file is damaged, of a newer version, or names a plug-in that is not there
   */
  public SequenceModel load(Path file) {
    return ModelFile.read(registry, file);
  }
}
