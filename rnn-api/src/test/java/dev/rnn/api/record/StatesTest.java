package dev.rnn.api.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatesTest {
  private record Lstm(Tensor h, Tensor c) {}

  private record Stack(List<Lstm> layers, Tensor context) {}

  private record NoTensor(Tensor h, int steps) {}

  private static final Stack STACK =
      new Stack(List.of(new Lstm(t("h0"), t("c0")), new Lstm(t("h1"), t("c1"))), t("context"));

  @Test
  void leavesHaveThePathsThatLeadToThem() {
    assertThat(States.leaves(STACK)).extracting(States.Leaf::path, leaf -> name(leaf.tensor())).map(Object::toString)
        .containsExactly("(\"layers[0].h\", \"h0\")", "(\"layers[0].c\", \"c0\")", "(\"layers[1].h\", \"h1\")",
            "(\"layers[1].c\", \"c1\")", "(\"context\", \"context\")");
  }

  @Test
  void aBareTensorIsAStateOfOneLeaf() {
    assertThat(States.leaves(t("h"))).containsExactly(new States.Leaf("state", t("h")));
  }

  @Test
  void aTensorInTwoPlacesIsTwoLeaves() {
    assertThat(States.leaves(new Lstm(t("same"), t("same")))).hasSize(2);
  }

  @Test
  void mapKeepsTheTypeAndTheStructure() {
    Stack mapped = States.map(STACK, leaf -> t(name(leaf) + "'"));

    assertThat(mapped.layers()).containsExactly(new Lstm(t("h0'"), t("c0'")), new Lstm(t("h1'"), t("c1'")));
    assertThat(mapped.context()).isEqualTo(t("context'"));
  }

  @Test
  void zipCombinesLeavesOfTheSamePlace() {
    Lstm zipped = States.zip(new Lstm(t("a"), t("b")), new Lstm(t("x"), t("y")), (l, r) -> t(name(l) + name(r)));

    assertThat(zipped).isEqualTo(new Lstm(t("ax"), t("by")));
  }

  @Test
  void zipRefusesStatesOfDifferentStructure() {
    assertThatThrownBy(() -> States.<Object>zip(t("h"), new Lstm(t("h"), t("c")), (l, _) -> l))
        .isInstanceOf(RnnException.class).hasMessage("""
            [RNN-STATE-STRUCTURE] two states differ in structure: [state] and [h, c].
              Fix: combine states of the same cell.""");
  }

  @Test
  void anythingButTensorsRecordsAndListsIsRefused() {
    assertThatThrownBy(() -> States.leaves(new NoTensor(t("h"), 3))).hasMessage("""
        [RNN-STATE-TYPE] a state has java.lang.Integer in it.
          Fix: make the state a record of tensors, or of records or lists of them.""");
    assertThatThrownBy(() -> States.map(new NoTensor(t("h"), 3), leaf -> leaf)).hasMessageContaining("RNN-STATE-TYPE");
  }

  @Test
  void aMissingTensorIsNamed() {
    assertThatThrownBy(() -> States.leaves(new Lstm(t("h"), null))).hasMessageContaining("a state has Lstm.c = null");
    assertThatThrownBy(() -> States.leaves(Arrays.asList(t("h"), null))).hasMessageContaining("a state has null in it");
  }

  private static Tensor t(String name) {
    return new NamedTensor(name);
  }

  private static String name(Tensor tensor) {
    return ((NamedTensor) tensor).name();
  }
}
