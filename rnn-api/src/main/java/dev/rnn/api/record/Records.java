package dev.rnn.api.record;

import dev.rnn.api.Stability;
import dev.rnn.api.error.RnnException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * Reads and makes records of other modules. A record in a package that is neither exported nor opened can be read
 * only with a lookup of its own module; a provider hands its one over, so a plug-in needs no {@code exports}
 * or {@code opens}.
 */
@Stability(Stability.Level.INTERNAL)
public final class Records {
  private static final Module API = Records.class.getModule();

  private Records() {}

  /**
   * Makes all records of the lookup's module readable from here: on its behalf, its packages are opened to this module.
   * The runtime keeps that with the module itself, so one that goes away leaves nothing behind.
   */
  public static void trust(Lookup lookup) {
    if (!lookup.hasFullPrivilegeAccess()) {
      throw RnnException.error("RNN-RECORD-LOOKUP", "the lookup of " + lookup.lookupClass().getName() + " is limited.")
          .fix("hand over MethodHandles.lookup(), called in the plug-in's own class.").build();
    }
    Module module = lookup.lookupClass().getModule();
    if (!module.isNamed() || module == API) return;
    try {
      // Module.addOpens asks who calls it; through the lookup it is the plug-in.
      MethodHandle open = lookup.findVirtual(
          Module.class, "addOpens", MethodType.methodType(Module.class, String.class, Module.class));
      for (String name : module.getPackages()) open.invoke(module, name, API);
    } catch (Throwable reason) {
      throw failed(reason, lookup.lookupClass(), "cannot open its packages to " + API);
    }
  }

  /** The values of all components, in their order. */
  public static Object[] values(Record record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    Lookup lookup = lookup(record.getClass());
    for (int i = 0; i < values.length; i++) {
      try {
        values[i] = lookup.unreflect(components[i].getAccessor()).invoke(record);
      } catch (Throwable reason) {
        throw failed(reason, record.getClass(), "cannot read component " + components[i].getName());
      }
    }
    return values;
  }

  /** A record of the type with the given component values. Exceptions of its constructor are passed on. */
  public static <R extends Record> R create(Class<R> type, Object... values) {
    Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class[]::new);
    MethodHandle constructor;
    try {
      constructor = lookup(type).findConstructor(type, MethodType.methodType(void.class, types)).asFixedArity();
    } catch (ReflectiveOperationException reason) {
      throw failed(reason, type, "cannot find its constructor");
    }
    try {
      return type.cast(constructor.invokeWithArguments(values));
    } catch (Throwable reason) {
      throw failed(reason, type, "cannot make one of " + Arrays.toString(values));
    }
  }

  private static Lookup lookup(Class<?> type) {
    API.addReads(type.getModule());
    try {
      return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    } catch (IllegalAccessException reason) {
      throw RnnException.error("RNN-RECORD-ACCESS", "record " + type.getName() + " of module "
              + type.getModule().getName() + " cannot be read.")
          .fix("pass java.lang.invoke.MethodHandles.lookup() in its provider, as in Plugin.ofRecord(\"name\", "
              + type.getSimpleName() + ".class, lookup()), or add to the module-info: opens " + type.getPackageName()
              + " to dev.rnn.api;")
          .cause(reason).build();
    }
  }

  private static RuntimeException failed(Throwable reason, Class<?> type, String what) {
    if (reason instanceof RuntimeException own) return own;
    if (reason instanceof Error error) throw error;
    return RnnException.error("RNN-RECORD-ACCESS", type.getName() + ": " + what + ".").cause(reason).build();
  }
}
