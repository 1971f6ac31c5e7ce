package dev.rnn.tck.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Examples of two runs side by side, and work of several threads at a time. */
public final class Together {
  private static final int THREADS = 4;
  private static final int TIMES = 5;

  private Together() {}

  /** Where the bits of what belongs to an example differ. */
  public static Optional<String> bits(Result actual, int place, Result expected, int expectedPlace) {
    for (String name : actual.separate()) {
      Optional<String> wrong = Compare.bits(actual.of(name, place), expected.of(name, expectedPlace));
      if (wrong.isPresent()) return wrong.map(what -> at(name, place, actual) + what);
    }
    return Optional.empty();
  }

  /** Where the numbers of what belongs to an example differ by more than {@code limit}. */
  public static Optional<String> near(Result actual, int place, Result expected, int expectedPlace, double limit) {
    for (String name : actual.separate()) {
      Optional<String> wrong = Compare.near(actual.of(name, place), expected.of(name, expectedPlace), limit);
      if (wrong.isPresent()) return wrong.map(what -> at(name, place, actual) + what);
    }
    return Optional.empty();
  }

  /** Does the same from several threads that start together; what one of them found wrong. */
  public static Optional<String> concurrently(Supplier<Optional<String>> work) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(THREADS);
    List<Future<Optional<String>>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        all.add(threads.submit(() -> {
          start.countDown();
          start.await();
          Optional<String> wrong = Optional.empty();
          for (int k = 0; k < TIMES && wrong.isEmpty(); k++) wrong = work.get();
          return wrong;
        }));
      }
    }
    Optional<String> wrong = Optional.empty();
    for (Future<Optional<String>> one : all) {
      try {
        if (wrong.isEmpty()) wrong = one.get();
      } catch (ExecutionException reason) {
        wrong = Optional.of(String.valueOf(reason.getCause()));
      }
    }
    return wrong;
  }

  private static String at(String name, int place, Result result) {
    return "of " + name + " for the example at place " + place + " of " + result.batch().size() + " ";
  }
}
