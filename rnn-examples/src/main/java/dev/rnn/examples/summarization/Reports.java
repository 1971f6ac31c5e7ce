package dev.rnn.examples.summarization;

import dev.rnn.examples.pairs.PairCorpus;
import dev.rnn.seq2seq.text.TextPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.Set;

/**
 * Reports of matches in five to seven sentences, and one line that says who won, by how much, and who decided it.
 *
 * <p>The line needs selection: the result is somewhere among the sentences, beside the result of an earlier match of
 * one of the teams and other numbers; and who is praised is not who decided. The first sentence only tells when and
 * before whom the teams met, so that a lead-sentence baseline has the teams and little more.
 *
 * @param train how many to learn from
 * @param held how many to validate with, and as many to test
 * @param seed on which everything depends
 */
public record Reports(int train, int held, long seed) {
  /** Enough for a few minutes of training. */
  public static final Reports STANDARD = new Reports(20_000, 500, 1);

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?= )");
  private static final List<String> TEAMS = List.of("alden", "borough", "carrick", "dunmore", "eastvale", "fenwick",
      "glenby", "harwood", "inverly", "jarrow", "kelso", "lorne", "marston", "norwick", "oakham", "penrith");
  private static final List<String> PLAYERS = List.of("adams", "baker", "castro", "diaz", "evans", "fischer", "garcia",
      "hansen", "ito", "jones", "kim", "lopez", "moreau", "novak", "okafor", "petrov", "rossi", "silva", "tanaka",
      "ueda", "vargas", "weber", "young", "zhang");
  private static final List<String> DAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final List<String> WEATHER = List.of("rain", "sunshine", "snow", "fog", "strong wind");

  /** Draws them. */
  public PairCorpus make() {
    Random random = new Random(seed);
    Set<String> seen = new HashSet<>();
    List<TextPair> pairs = new ArrayList<>();
    while (pairs.size() < train + 2 * held) {
      TextPair pair = report(random, pairs.size() + 1);
      if (seen.add(pair.source())) pairs.add(pair);
    }
    return new PairCorpus(pairs.subList(0, train), pairs.subList(train, train + held),
        pairs.subList(train + held, train + 2 * held));
  }

  /** The first sentence, up to a mark that a space follows: the summary that needs no model. */
  public static String lead(String report) {
    Matcher end = SENTENCE_END.matcher(report);
    return end.find() ? report.substring(0, end.end()) : report;
  }

  private static TextPair report(Random random, int number) {
    List<String> teams = some(TEAMS, 2, random);
    List<String> players = some(PLAYERS, 4, random);
    int lost = random.nextInt(4);
    int won = lost + 1 + random.nextInt(4);
    String winner = teams.get(random.nextInt(2));
    String loser = teams.get(winner.equals(teams.getFirst()) ? 1 : 0);
    List<String> body = new ArrayList<>(List.of(
        result(winner, loser, won, lost, random),
        earlier(teams, random),
        one(random, players.get(0) + " scored the decisive goal", "the winning goal came from " + players.get(0),
            "it was " + players.get(0) + " who decided the match") + " .",
        one(random, "fans praised " + players.get(1), "the coach was pleased with " + players.get(1),
            players.get(1) + " hit the post") + " ."));
    if (random.nextBoolean()) body.add(players.get(2) + " left the field with an injury .");
    if (random.nextBoolean()) body.add("the referee showed " + (2 + random.nextInt(7)) + " cards .");
    Collections.shuffle(body, random);
    String lead = one(random, teams.get(0) + " and " + teams.get(1) + " met on " + one(random, DAYS),
        teams.get(0) + " received " + teams.get(1) + " in " + one(random, WEATHER)) + " before "
        + (2 + random.nextInt(40)) + " thousand spectators .";
    String summary =
        winner + " beat " + loser + " " + won + " to " + lost + " with a decisive goal by " + players.get(0) + " .";
    return new TextPair(lead + " " + String.join(" ", body), summary, "report " + number);
  }

  private static String result(String winner, String loser, int won, int lost, Random random) {
    return one(random, "in the end " + winner + " won " + won + " to " + lost,
        loser + " lost " + lost + " to " + won + " after 90 minutes",
        "the final score was " + won + " to " + lost + " for " + winner) + " .";
  }

  private static String earlier(List<String> teams, Random random) {
    int goals = random.nextInt(4);
    return "last season " + one(random, teams) + " had won " + (goals + 1 + random.nextInt(3)) + " to " + goals + " .";
  }

  private static List<String> some(List<String> all, int count, Random random) {
    List<String> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, count);
  }

  private static String one(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static String one(Random random, List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
