package dev.rnn.engine.compile;

import dev.rnn.api.tensor.Shape;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.kernel.Kernel;
import dev.rnn.engine.kernel.PackMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Matrices prepared for products: each once, whoever reads it, right after it is computed. */
final class Matrices {
  private record Key(Node base, int offset, boolean plain) {}

  /** The sizes of a packed matrix. */
  record Packed(int depth, int width) {}

  private final Buffers buffers;
  private final Map<Key, Integer> ids = new LinkedHashMap<>();
  private final List<Packed> packed = new ArrayList<>();
  private final Map<Node, List<Kernel>> after = new LinkedHashMap<>();

  Matrices(Buffers buffers) {
    this.buffers = buffers;
  }

  /** The id of a matrix packed for W x (plain) or for Wᵀ y. */
  int packed(View view, Shape shape, boolean plain) {
    return ids.computeIfAbsent(new Key(view.base(), view.offset(), plain), key -> {
      int depth = plain ? shape.dim(1) : shape.dim(0);
      int width = plain ? shape.dim(0) : shape.dim(1);
      int id = packed.size();
      Buffers.Place at = buffers.place(key.base); // of constant extent: one row
      packed.add(new Packed(depth, width));
      after.computeIfAbsent(key.base, _ -> new ArrayList<>())
          .add(new PackMatrix(at.buffer(), at.offset() + key.offset, id, depth, plain));
      return id;
    });
  }

  List<Packed> all() {
    return packed;
  }

  /** The packing kernels that follow a node. */
  List<Kernel> after(Node base) {
    return after.getOrDefault(base, List.of());
  }

  /** The nodes that have packing kernels. */
  Iterable<Node> bases() {
    return after.keySet();
  }
}
