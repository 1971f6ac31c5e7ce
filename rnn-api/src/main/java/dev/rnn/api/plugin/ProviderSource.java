package dev.rnn.api.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where providers are looked for: a class loader or a layer of modules, with their parents. */
sealed interface ProviderSource {
  /** Where jars list their providers. */
  String FOLDER = "META-INF/services/";

  /** The providers, as Java finds them. Its iterator may throw, and be asked again. */
  <P> ServiceLoader<P> services(Class<P> service);

  /** The providers that are declared, whether or not they can be loaded. */
  List<Declared> declared(Class<?> service);

  /** The named class, not initialised. */
  @Nullable Class<?> load(String name) throws ClassNotFoundException;

  /** A class name in a module descriptor or in {@code META-INF/services}, and the jar or folder it stands in. */
  record Declared(String className, String location) {}

  /** A class loader: its class path, and the modules that its loaders define. */
  record OfLoader(ClassLoader loader) implements ProviderSource {
    @Override
    public <P> ServiceLoader<P> services(Class<P> service) {
      return ServiceLoader.load(service, loader);
    }

    @Override
    public List<Declared> declared(Class<?> service) {
      List<Declared> all = new OfLayer(ModuleLayer.boot()).declared(service);
      String file = FOLDER + service.getName();
      try {
        for (URL url : Collections.list(loader.getResources(file))) {
          String location = location(url.toString().replaceFirst("^jar:", "").replaceFirst("!?/" + file + "$", ""));
          var connection = url.openConnection();
          connection.setUseCaches(false); // a cached jar would stay open
          try (InputStream content = connection.getInputStream()) {
            for (String name : names(content)) all.add(new Declared(name, location));
          }
        }
      } catch (IOException _) {
        // Only asked for the sake of better words: Java's own error stays.
      }
      return all;
    }

    @Override
    public Class<?> load(String name) throws ClassNotFoundException {
      return Class.forName(name, false, loader);
    }
  }

  /** A layer of modules. */
  record OfLayer(ModuleLayer layer) implements ProviderSource {
    @Override
    public <P> ServiceLoader<P> services(Class<P> service) {
      return ServiceLoader.load(layer, service);
    }

    @Override
    public List<Declared> declared(Class<?> service) {
      List<Declared> all = new ArrayList<>();
      layer.parents().forEach(parent -> all.addAll(new OfLayer(parent).declared(service)));
      for (Module module : layer.modules()) {
        ModuleReference reference = layer.configuration().findModule(module.getName()).orElseThrow().reference();
        String location = reference.location().map(uri -> ProviderSource.location(uri.toString())).orElse("");
        if (location.startsWith("jrt:")) continue;
        Set<String> names = new LinkedHashSet<>(listed(module, service));
        reference.descriptor().provides().stream()
            .filter(provides -> provides.service().equals(service.getName()))
            .forEach(provides -> names.addAll(provides.providers()));
        names.forEach(name -> all.add(new Declared(name, location)));
      }
      return all;
    }

    @Override
    public @Nullable Class<?> load(String name) {
      for (Module module : layer.modules()) {
        Class<?> type = Class.forName(module, name);
        if (type != null) return type;
      }
      for (ModuleLayer parent : layer.parents()) {
        Class<?> type = new OfLayer(parent).load(name);
        if (type != null) return type;
      }
      return null;
    }

    /** What META-INF/services says: for modules it counts nothing, but an author may have forgotten the other half. */
    private static List<String> listed(Module module, Class<?> service) {
      try (InputStream content = module.getResourceAsStream(FOLDER + service.getName())) {
        return content == null ? List.of() : names(content);
      } catch (IOException _) {
        return List.of();
      }
    }
  }

  /** The jar or folder that a class was loaded from. */
  static String location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null ? type.getModule().toString()
        : location(source.getLocation().toString());
  }

  private static List<String> names(InputStream content) throws IOException {
    return new String(content.readAllBytes(), StandardCharsets.UTF_8).lines()
        .map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty()).toList();
  }

  private static String location(String uri) {
    try {
      return Path.of(new URI(uri)).toString();
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException _) {
      return uri;
    }
  }
}
