package dev.rnn.api.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the nearest of the known names, by edit distance; or the one that begins as what was wanted. */
public final class Nearest {
  private Nearest() {}

  /** The known name nearest to {@code wanted}, if it is near enough to have been meant. */
  public static Optional<String> to(String wanted, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(wanted, name)))
        .filter(name -> distance(wanted, name) <= Math.max(2, wanted.length() / 3))
        .or(() -> onlyOneThatBegins(wanted, known));
  }

  private static Optional<String> onlyOneThatBegins(String wanted, Collection<String> known) {
    String start = wanted.toLowerCase(Locale.ROOT);
    List<String> all = known.stream().filter(name -> name.toLowerCase(Locale.ROOT).startsWith(start)).toList();
    return start.length() > 1 && all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  /** {@code "did you mean 'x'? "} or nothing, then the list of what there is: the tail of an unknown-name error. */
  public static String hint(String wanted, Collection<String> known) {
    String list = "available: " + String.join(", ", known.stream().sorted().toList());
    return to(wanted, known).map(name -> "did you mean '" + name + "'? " + list).orElse(list);
  }

  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) row[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
