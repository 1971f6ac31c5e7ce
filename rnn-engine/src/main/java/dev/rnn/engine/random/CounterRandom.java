package dev.rnn.engine.random;

/** Hashes of counters (SplitMix64's mixing function, Steele et al. 2014) as uniform numbers. */
public final class CounterRandom {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private CounterRandom() {}

  /** A stable hash of a name (FNV-1a, 64 bits). */
  public static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash ^= name.charAt(i);
      hash *= 0x100000001b3L;
    }
    return hash;
  }

  /** Two numbers as one key. */
  public static long combine(long a, long b) {
    return mix(a + GOLDEN * (b + 1));
  }

  /** Uniform in [0, 1) with 24 bits, exact in {@code float}. */
  public static float uniform(long key, long place) {
    return (combine(key, place) >>> 40) * 0x1p-24f;
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }
}
