package dev.rnn.api.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rnn.api.error.RnnException;
import java.lang.invoke.MethodHandles;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RecordsTest {
  private record Settings(int size, String name) {
    private Settings {
      if (size < 0) throw new IllegalArgumentException("size is negative");
    }
  }

  private record Sizes(int... sizes) {}

  private record Loud(int size) {
    @Override
    public int size() {
      throw new IllegalStateException("no size");
    }
  }

  @Test
  void readsThePrivateRecordsOfAnotherClass() {
    assertThat(Records.values(new Settings(3, "x"))).containsExactly(3, "x");
  }

  @Test
  void makesRecords() {
    assertThat(Records.create(Settings.class, 3, "x")).isEqualTo(new Settings(3, "x"));
  }

  @Test
  void aComponentOfManyValuesIsOneValue() {
    assertThat(Records.create(Sizes.class, new int[] {1, 2}).sizes()).containsExactly(1, 2);
  }

  @Test
  void passesOnWhatTheRecordsOwnCodeThrows() {
    assertThatThrownBy(() -> Records.create(Settings.class, -1, "x"))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("size is negative");
    assertThatThrownBy(() -> Records.values(new Loud(1)))
        .isInstanceOf(IllegalStateException.class).hasMessage("no size");
  }

  @Test
  void refusesALookupWithoutRights() {
    assertThatThrownBy(() -> Records.trust(MethodHandles.publicLookup()))
        .isInstanceOf(RnnException.class).hasMessage("""
            [RNN-RECORD-LOOKUP] the lookup of java.lang.Object is limited.
              Fix: hand over MethodHandles.lookup(), called in the plug-in's own class.""");
  }

  @Test
  void aRecordThatCannotBeReadSaysWhichLineToAdd() {
    // A record of the runtime, in a package that is open to nobody.
    Object closed = Collectors.toList();
    assumeThat(closed).isInstanceOf(Record.class);

    assertThatThrownBy(() -> Records.values((Record) closed)).hasMessage("""
        [RNN-RECORD-ACCESS] record java.util.stream.Collectors$CollectorImpl of module java.base cannot be read.
          Fix: pass java.lang.invoke.MethodHandles.lookup() in its provider, as in Plugin.ofRecord("name", \
        CollectorImpl.class, lookup()), or add to the module-info: opens java.util.stream to dev.rnn.api;""");
  }
}
