package dev.rnn.examples.chatbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.chatbot.Dialogue.Turn;
import dev.rnn.seq2seq.text.TextPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialogueTest {
  @TempDir private Path folder;

  @Test
  void babisFormat_turnsFactsAndDialogues() throws IOException {
    List<Dialogue> dialogues = DialogueFile.read(
        file("1 hi\thello\n2 resto_rome R_phone 123\n3 the phone\t123\n\n1 hi\thello\n"));
    assertThat(dialogues).hasSize(2);
    assertThat(dialogues.getFirst().turns()).containsExactly(new Turn(List.of(), "hi", "hello"),
        new Turn(List.of("resto_rome R_phone 123"), "the phone", "123"));
    assertThat(dialogues.get(1).place()).endsWith("dialogues.txt:5");
  }

  @Test
  void numbersThatBeginAgain_beginADialogue_andNumbersMayBeLeftOut() throws IOException {
    assertThat(DialogueFile.read(file("1 hi\thello\n2 bye\tbye\n1 hi\thello\n"))).hasSize(2);
    assertThat(DialogueFile.read(file("hi\thello\nbye\tbye\n\n2 tables\tok\n"))).hasSize(2);
  }

  @Test
  void whatIsNoDialogue_isRefusedWithItsPlace() throws IOException {
    Path file = file("1 hi\thello\n2 \tnothing\n");
    assertThatThrownBy(() -> DialogueFile.read(file)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-CHATBOT-TURN").hasMessageContaining("dialogues.txt:2");
    Path text = Files.writeString(folder.resolve("text.txt"), "no tab here\n");
    assertThatThrownBy(() -> DialogueFile.read(text)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-CHATBOT-EMPTY").hasMessageContaining("text.txt");
  }

  @Test
  void theSourceOfAnAnswer_isWhatWasSaidBefore_withoutTheOldestWordsWhereItIsLong() {
    Dialogue dialogue = new Dialogue(List.of(new Turn(List.of(), "hi", "hello"),
        new Turn(List.of("x y"), "how are you", "fine")), "here");
    assertThat(dialogue.pairs(100)).extracting(TextPair::source)
        .containsExactly("<user> hi", "<user> hi <bot> hello <fact> x y <user> how are you");
    assertThat(dialogue.pairs(5)).extracting(TextPair::source).containsExactly("<user> hi", "y <user> how are you");
    assertThat(dialogue.pairs(5)).extracting(TextPair::target).containsExactly("hello", "fine");
  }

  @Test
  void bookings_askForWhatIsMissing_andEndWithWhatWasSaid() {
    BookingDialogues.Parts parts = BookingDialogues.STANDARD.make();
    assertThat(parts.train()).hasSize(4_000).allSatisfy(dialogue -> {
      List<Turn> turns = dialogue.turns();
      assertThat(turns).hasSizeBetween(4, 9);
      String understood = turns.get(turns.size() - 3).bot();
      assertThat(understood).startsWith("a table with ").endsWith(" , is that right ?");
    });
    assertThat(Collections.disjoint(turns(parts.train()), turns(parts.test()))).isTrue();
    assertThat(Collections.disjoint(turns(parts.train()), turns(parts.valid()))).isTrue();
    assertThat(BookingDialogues.STANDARD.make()).isEqualTo(parts);
  }

  @Test
  void noBookingIsThereTwice() {
    BookingDialogues.Parts parts = new BookingDialogues(40_000, 100, 1).make();
    assertThat(turns(parts.train())).hasSize(40_000);
  }

  private static HashSet<List<Turn>> turns(List<Dialogue> dialogues) {
    HashSet<List<Turn>> turns = new HashSet<>();
    dialogues.forEach(dialogue -> turns.add(dialogue.turns()));
    return turns;
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("dialogues.txt"), text);
  }
}
