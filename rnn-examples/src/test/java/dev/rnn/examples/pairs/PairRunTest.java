package dev.rnn.examples.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.examples.CommandLineRun;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that turn one text into another, on pairs of one's own. */
class PairRunTest {
  private static final String[] SMALL = {"--hidden", "16", "--embedding", "8", "--epochs", "1", "--threads", "1",
      "--beam", "2", "--source-tokens", "char", "--target-tokens", "char"};

  @TempDir Path folder;

  private int code;

  private String run(String... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    code = run.code();
    return run.all();
  }

  private String typing(String lines, String... arguments) {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
      return run(arguments);
    } finally {
      System.setIn(before);
    }
  }

  private static String[] with(List<String> first, String... more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  private Path pairs(int count) throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String source = Integer.toString(i * 7919 % 10_007, 5);
      text.append(source).append('\t').append(new StringBuilder(source).reverse()).append('\n');
    }
    return Files.writeString(folder.resolve("pairs.tsv"), text);
  }

  @Test
  void a_saved_model_leaves_out_pairs_longer_than_its_limit() throws Exception {
    String model = folder.resolve("model").toString();
    String pairs = pairs(200).toString();
    assertThat(run(with(List.of("translation", "--pairs", pairs, "--out", model), SMALL))).doesNotContain("left out");
    String longOne = Files.writeString(folder.resolve("test.tsv"), "1 2\t2 1\n" + "1 2 3 ".repeat(200) + "\t1\n")
        .toString();
    String output = run(with(List.of("translation", "--pairs", pairs, "--validation", pairs, "--test", longOne,
        "--model", model), SMALL));
    assertThat(code).as(output).isZero();
    assertThat(output).contains("1 pairs of more than").contains("test, 1 pairs");
  }

  @Test
  void own_pairs_are_learned_reported_saved_and_used_again() throws Exception {
    Path model = folder.resolve("model");
    Path json = folder.resolve("figures.json");
    Path picture = folder.resolve("map.svg");
    String output = run(with(List.of("translation", "--pairs", pairs(200).toString(), "--out", model.toString(),
        "--json", json.toString(), "--picture", picture.toString()), SMALL));
    assertThat(code).as(output).isZero();
    assertThat(output).contains("160 pairs to learn from, 20 to choose with, 20 to test").contains("attention");
    assertThat(Files.readString(json)).contains("\"test_exact\"").contains("\"test_bleu\"").contains("\"test_ended\"");
    assertThat(Files.readString(picture)).startsWith("<svg");

    output = typing("123\nxyz\n\n", "translation", "--model", model.toString(), "--interactive", "--beam", "2");
    assertThat(code).isZero();
    assertThat(output).contains("score").contains("does not know 'x', 'y', 'z'");
  }

  @Test
  void a_training_that_breaks_off_leaves_the_last_good_model() throws Exception {
    Path model = folder.resolve("model");
    String output = run(with(List.of("translation", "--pairs", pairs(60).toString(), "--out", model.toString(),
        "--rate", "1e38", "--optimizer", "sgd", "--clip", "0", "--batch", "100"), SMALL));
    assertThat(code).as(output).isEqualTo(1);
    assertThat(output).contains("RNN-NON-FINITE", "the last good model was saved to " + model);
    assertThat(model).isNotEmptyFile();
  }

  @Test
  void the_model_may_be_the_mean_of_those_after_the_last_epochs() throws Exception {
    String output = run(with(List.of("translation", "--pairs", pairs(60).toString(), "--out",
        folder.resolve("model").toString(), "--checkpoint", folder.resolve("checkpoints").toString(), "--average", "1"),
        SMALL));
    assertThat(code).as(output).isZero();
    assertThat(output).contains("mean of 1 models");
  }

  @Test
  void decoders_are_chosen_by_name() throws Exception {
    String[] all = {"previous-token", "context-each-step", "luong(cell=lstm,attention=dot,size=32)"};
    for (String decoder : all) {
      String output = run(with(List.of("translation", "--pairs", pairs(60).toString(), "--decoder", decoder, "--out",
          folder.resolve("m").toString(), decoder.contains("dot") ? "--no-bidirectional" : "--bidirectional"), SMALL));
      assertThat(code).as(decoder + output).isZero();
    }
  }

  @Test
  void scheduled_sampling_n_best_and_why_the_expected_one_lost() throws Exception {
    String pairs = pairs(100).toString();
    Path model = folder.resolve("sampled");
    String output = run(with(List.of("translation", "--pairs", pairs, "--out", model.toString(),
        "--scheduled-sampling", "inverse-sigmoid(k=5)", "--n-best", "2", "--explain", "--no-repeated", "2",
        "--length-penalty", "0.6", "--coverage-penalty", "0.2", "--repetition-penalty", "1.1", "--least-tokens", "2",
        "--replace-unknown"), SMALL));
    assertThat(code).as(output).isZero();
    assertThat(output).containsPattern("found .*\\R +expected .*\\R +-\\d+\\.\\d{3} .*\\R +-\\d+\\.\\d{3} .*\\R"
        + " +the expected one: (token|the search|it was)");
    assertThat(output).containsPattern("tokens right: .* % after right ones, .* % left alone, gap .*");
    output = run("translation", "--pairs", pairs, "--model", model.toString(), "--beam", "3", "--n-best", "3");
    assertThat(code).as(output).isZero();
    assertThat(output).containsPattern("(-\\d+\\.\\d{3} .*\\R +){3}");
  }

  @Test
  void targets_are_drawn_begun_and_cut_as_options_say_and_several_models_are_one() throws Exception {
    String pairs = pairs(100).toString();
    String a = folder.resolve("a").toString();
    String b = folder.resolve("b").toString();
    String[] small = Arrays.copyOf(SMALL, 6);
    String output = run(with(List.of("translation", "--pairs", pairs, "--out", a, "--tied", "--decoder",
        "bahdanau(readout=8,attention=coverage)", "--coverage-loss", "0.5", "--optimizer", "adamw(weightDecay=0.01)",
        "--clip", "5", "--source-tokens", "char", "--target-tokens", "char", "--temperature", "0.9", "--top-k", "3",
        "--prefix", "12", "--longest", "4", "--least-tokens", "3", "--bleu-tokenizer", "13a"), small));
    assertThat(code).as(output).isZero();
    assertThat(output).contains("drawn: temperature 0.9, top-k 3").contains("bleu is BLEU|").contains("tok:13a")
        .containsPattern("found +12\\d{1,2}\\R").contains(", perplexity ");
    run(with(List.of("translation", "--pairs", pairs, "--out", b, "--seed", "2"), SMALL));
    assertThat(code).isZero();
    assertThat(run("translation", "--model", a, "--ensemble", b, "--pairs", pairs)).contains("RNN-ENSEMBLE");
    output = run("translation", "--model", a, "--ensemble", a + "," + a, "--test", pairs, "--beam", "3");
    assertThat(code).as(output).isZero();
    assertThat(output).contains("0 pairs to learn from, 0 to choose with, 100 to test").doesNotContain("validation");
    String drawn = typing("123\n123\n123\n123\n", "translation", "--model", a, "--interactive", "--temperature", "9",
        "--attention");
    assertThat(drawn).contains("attention, a row for each target token");
    assertThat(drawn.lines().filter(line -> line.contains("score")).distinct().count()).as(drawn).isGreaterThan(1);
  }

  @Test
  void unknown_words_are_taken_from_what_was_typed_and_long_lines_are_refused() throws Exception {
    String model = folder.resolve("m").toString();
    run(with(List.of("translation", "--pairs", pairs(60).toString(), "--out", model), SMALL));
    assertThat(typing("1x\n", "translation", "--model", model, "--interactive", "--beam", "2", "--replace-unknown"))
        .contains("score").doesNotContain("RNN-");
    assertThat(typing("1".repeat(201) + "\n12\n", "translation", "--model", model, "--interactive", "--beam", "2"))
        .contains("201 tokens but the limit is 200").contains("score");
  }

  @Test
  void a_model_of_another_task_is_refused_with_the_command_that_takes_it() throws Exception {
    String model = folder.resolve("m").toString();
    run(with(List.of("translation", "--pairs", pairs(60).toString(), "--out", model), SMALL));
    assertThat(run("dates", "--model", model, "--interactive")).contains("RNN-FILE-OTHER-TASK")
        .contains("rnn translation --model");
    assertThat(code).isEqualTo(1);
    assertThat(run("sentiment", "--model", model)).contains("RNN-FILE-OTHER-MODEL");
  }

  @Test
  void a_chatbot_forgets_what_it_did_not_understand_and_begins_anew() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30; i++) text.append("hello ").append(i).append("\tgood morning ").append(i).append("\n\n");
    Path dialogues = Files.writeString(folder.resolve("d.txt"), text);
    String model = folder.resolve("m").toString();
    String output = run("chatbot", "--dialogues", dialogues.toString(), "--out", model, "--hidden", "8", "--embedding",
        "4", "--epochs", "1", "--threads", "1");
    assertThat(code).as(output).isZero();
    output = typing("goodbye\nhello\nnew\nhello\n", "chatbot", "--model", model, "--interactive");
    assertThat(output).containsOnlyOnce("does not know 'goodbye'").containsOnlyOnce("begun anew");
    assertThat(output.lines().filter(line -> line.contains("score")).distinct().count()).as(output).isEqualTo(1);
  }

  @Test
  void options_that_contradict_each_other_are_told_before_anything_is_read() {
    assertThat(run("translation", "--test-limit", "-1")).contains("--test-limit is -1");
    assertThat(run("translation", "--most-tokens", "0")).contains("--most-tokens is 0");
    assertThat(run("translation", "--layers", "0")).contains("--layers is 0");
    assertThat(run("translation", "--coverage-loss", "-1")).contains("--coverage-loss is -1");
    assertThat(run("translation", "--ensemble", "b")).contains("RNN-OPTION-ENSEMBLE");
    assertThat(run("translation", "--test", "b")).contains("RNN-OPTION-PAIRS").contains("--pairs");
    assertThat(run("translation", "--validation", "b", "--model", "a")).contains("RNN-OPTION-PAIRS");
    assertThat(run("translation", "--picture", "map.gif")).contains("RNN-OPTION-PICTURE");
    assertThat(run("translation", "--beam", "3", "--top-p", "0.9")).contains("RNN-OPTION-DRAW");
    assertThat(run("translation", "--n-best", "2", "--temperature", "1")).contains("RNN-OPTION-DRAW");
    assertThat(run("translation", "--temperature", "0")).contains("sampling with temperature 0.0");
    assertThat(run("translation", "--longest", "3", "--least-tokens", "4")).contains("--longest is 3");
    assertThat(run("translation", "--least-tokens", "-1")).contains("--least-tokens is -1");
    assertThat(run("translation", "--n-best", "0")).contains("--n-best is 0");
    assertThat(run("translation", "--bleu-tokenizer", "intl")).contains("--bleu-tokenizer");
    assertThat(code).isEqualTo(2);
  }

  @Test
  void what_needs_attention_is_refused_before_a_model_without_it_is_trained() throws Exception {
    String pairs = pairs(60).toString();
    for (String option : List.of("--replace-unknown", "--picture=" + folder.resolve("a.png"), "--coverage-penalty=1")) {
      assertThat(run(with(List.of("translation", "--pairs", pairs, "--decoder", "previous-token", option), SMALL)))
          .contains("previous-token does not attend").doesNotContain("epoch");
    }
    assertThat(run(with(List.of("translation", "--pairs", pairs, "--prefix", "12z"), SMALL)))
        .contains("does not know 'z'").doesNotContain("epoch");
    assertThat(run(with(List.of("translation", "--pairs", pairs, "--tied"), SMALL))).contains("RNN-TIED-SIZES");
  }

  @Test
  void mistakes_in_options_of_searches_and_sampling_are_told_before_training() throws Exception {
    String pairs = pairs(60).toString();
    assertThat(run(with(List.of("translation", "--pairs", pairs, "--n-best", "9"), SMALL)))
        .contains("a beam of 2 cannot give 9 hypotheses").doesNotContain("epoch");
    assertThat(run(with(List.of("translation", "--pairs", pairs, "--scheduled-sampling", "cosine"), SMALL)))
        .contains("no sampling schedule 'cosine'").doesNotContain("epoch");
    assertThat(run(with(List.of("translation", "--pairs", pairs, "--repetition-penalty", "0"), SMALL)))
        .contains("RNN-OPTION-RANGE").doesNotContain("epoch");
    assertThat(run(with(List.of("translation", "--pairs", pairs, "--decoder", "bahdanau(attention=dot)", "--encoder",
        "gru"), SMALL))).contains("RNN-ATTENTION-SIZES").doesNotContain("epoch");
  }

  @Test
  void mistakes_are_told_and_nothing_is_lost() throws Exception {
    Path a = Files.writeString(folder.resolve("a"), "one\ntwo\nthree\n");
    Path b = Files.writeString(folder.resolve("b"), "eins\nzwei\n");
    assertThat(run("translation", "--pairs", a + "," + b)).contains("has 3 lines but").contains("has 2");
    assertThat(code).isEqualTo(1);
    Path empty = Files.writeString(folder.resolve("c"), "one\t\n");
    assertThat(run("translation", "--pairs", empty.toString())).contains("RNN-PARALLEL-EMPTY").contains("c:1");
    assertThat(run("translation", "--pairs", a.toString())).contains("no tab");
    assertThat(run("translation", "--from", "xx")).contains("no number words of 'xx'");
    String pairs = pairs(60).toString();
    assertThat(run("translation", "--pairs", pairs, "--context", "sum")).contains("no context vector 'sum'");
    assertThat(run("translation", "--pairs", pairs, "--source-tokens", "letters")).contains("RNN-OPTION-TOKENS");
    assertThat(run("translation", "--pairs", pairs, "--most-tokens", "1", "--source-tokens",
        "char")).contains("raise --most-tokens");
    assertThat(run("translation", "--pairs", pairs, "--decoder", "bahdanu")).contains("bahdanau");
    assertThat(run(with(List.of("translation", "--pairs", pairs, "--out", folder.resolve("m").toString(), "--beam",
        "99", "--source-tokens", "char", "--target-tokens", "char"), Arrays.copyOf(SMALL, 8))))
        .contains("wider than the target's vocabulary");
    assertThat(run("translation", "--model", pairs)).contains("RNN-FILE");
  }
}
