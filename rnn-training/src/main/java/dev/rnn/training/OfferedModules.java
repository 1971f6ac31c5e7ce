package dev.rnn.training;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.spi.Message;
import dev.rnn.api.plugin.PluginPath;
import dev.rnn.api.plugin.PluginProblem;
import dev.rnn.api.plugin.PluginRegistry;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds the modules that jars offer to those that are there. One that fails, or conflicts, is left out and reported. */
final class OfferedModules {
  private static final Logger LOG = LoggerFactory.getLogger(Rnn.class);
  private static final String LIST = "META-INF/services/" + RnnModule.class.getName();

  /** More broken modules than anyone has; a class loader that fails in the same way for ever is left then. */
  private static final int MOST_FAILURES = 1000;

  private final List<Module> all;
  private final List<PluginProblem> problems;
  private final Set<Class<?>> seen = new HashSet<>();
  private final Set<String> reported = new HashSet<>();

  /** Adds to these modules, and to these problems. */
  OfferedModules(List<Module> all, List<PluginProblem> problems) {
    this.all = all;
    this.problems = problems;
  }

  /** Modules of the class path and the module path. */
  void ofApplication() {
    ClassLoader own = Rnn.class.getClassLoader();
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    add(ServiceLoader.load(RnnModule.class, own), own);
    if (context != null && context != own) add(ServiceLoader.load(RnnModule.class, context), context);
  }

  /** Modules of more jars. */
  void of(PluginPath path) {
    ClassLoader own = Rnn.class.getClassLoader();
    path.layers().forEach(layer -> add(ServiceLoader.load(layer, RnnModule.class), own));
    path.loaders().forEach(loader -> add(ServiceLoader.load(RnnModule.class, loader), loader));
  }

  private void add(ServiceLoader<RnnModule> services, ClassLoader loader) {
    Iterator<Provider<RnnModule>> providers = services.stream().iterator();
    for (int failures = 0; failures < MOST_FAILURES; ) {
      try {
        if (!providers.hasNext()) return;
        Provider<RnnModule> provider = providers.next();
        if (seen.add(provider.type())) add(provider);
      } catch (ServiceConfigurationError | LinkageError reason) {
        failures++;
        String message = String.valueOf(reason.getMessage());
        report(named(message, loader), jarThatLists(message, loader), message);
      }
    }
  }

  /** Tries a module with all those before it. */
  private void add(Provider<RnnModule> provider) {
    try {
      List<Module> attempt = new ArrayList<>(all);
      RnnModule module = provider.get();
      attempt.add(module);
      Guice.createInjector(attempt).getInstance(PluginRegistry.class);
      all.add(module);
    } catch (ServiceConfigurationError | LinkageError | RuntimeException reason) {
      CodeSource source = provider.type().getProtectionDomain().getCodeSource();
      report(provider.type().getName(), source == null ? "" : file(source.getLocation()), words(reason));
    }
  }

  private void report(String name, String jar, String reason) {
    if (!reported.add(name + reason)) return;
    PluginProblem problem = new PluginProblem(name, null, jar, reason.endsWith(".") ? reason : reason + ".");
    problems.add(problem);
    LOG.warn("Module left out: {}", problem);
  }

  /** The first line of what went wrong: Guice's own reports are pages long. */
  static String words(Throwable reason) {
    Throwable cause = reason;
    String prefix = "";
    if (reason instanceof ServiceConfigurationError && reason.getCause() != null) {
      cause = reason.getCause();
      prefix = "its constructor fails: ";
    }
    if (cause instanceof CreationException creation) return first(creation.getErrorMessages());
    if (cause instanceof ProvisionException provision) return first(provision.getErrorMessages());
    String message = cause.getMessage();
    return prefix + (message == null ? cause.getClass().getSimpleName() : firstLine(message));
  }

  private static String first(Iterable<Message> messages) {
    Message message = messages.iterator().next();
    Throwable cause = message.getCause();
    return cause == null ? firstLine(message.getMessage()) : "it fails: " + words(cause);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("").strip();
  }

  /** The module that a message of ServiceLoader is about. */
  private static String named(String message, ClassLoader loader) {
    return listed(loader).stream().map(Listed::className).filter(message::contains).findFirst().orElse("");
  }

  private static String jarThatLists(String message, ClassLoader loader) {
    return listed(loader).stream().filter(listed -> message.contains(listed.className())).map(Listed::jar).findFirst()
        .orElse("");
  }

  private record Listed(String className, String jar) {}

  private static List<Listed> listed(ClassLoader loader) {
    List<Listed> all = new ArrayList<>();
    try {
      for (URL url : Collections.list(loader.getResources(LIST))) {
        var connection = url.openConnection();
        connection.setUseCaches(false); // a cached jar would stay open
        try (var content = connection.getInputStream()) {
          new String(content.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .forEach(line -> all.add(new Listed(line, jar(url))));
        }
      }
    } catch (IOException _) {
      // Only asked for the sake of better words: Java's own error stays.
    }
    return all;
  }

  private static String jar(URL list) {
    String text = list.toString().replaceFirst("^jar:", "").replaceFirst("!?/" + LIST + "$", "");
    try {
      return file(java.net.URI.create(text).toURL());
    } catch (IOException | IllegalArgumentException _) {
      return text;
    }
  }

  private static String file(URL location) {
    try {
      return Path.of(location.toURI()).toString();
    } catch (URISyntaxException | IllegalArgumentException _) {
      return location.toString();
    }
  }
}
