package dev.rnn.engine.kernel.matrix;

import dev.rnn.engine.kernel.warm.WarmUp;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Tiles of all sizes, and what prepares rows for them. */
final class Tiles implements Packing {
  private static final WarmUp WARM_UP = new WarmUp("rnn-warm-up-tiles");

  private final AtomicReferenceArray<Tile> tiles;
  private final AtomicBoolean rowAsked = new AtomicBoolean();
  private volatile boolean rowIsFast;
  private volatile Interleave interleave;
  private volatile Copies copies;

  private Tiles(Interleave interleave, Copies copies) {
    this.interleave = interleave;
    this.copies = copies;
    tiles = new AtomicReferenceArray<>((Strips.TILE + 1) * (VectorMatrix.MOST + 1));
  }

  /** Vector code from the first call on, however slow. */
  static Tiles atOnce(int lanes) {
    Tiles made = new Tiles(InterleaveCode.of(lanes), new VectorCopies());
    made.fill(rows -> vectors -> TileCode.of(rows, vectors, lanes));
    made.rowAsked.set(true);
    made.rowIsFast = true;
    return made;
  }

  /** Each is plain loops until its vector code has been compiled, which begins when it is first needed. */
  static Tiles warming(int lanes) {
    // With only one kind of segment loaded the compiler relies on there being no other; then throws its work away.
    MemorySegment.ofArray(new float[1]);
    Tiles made = new Tiles(new PlainInterleave(lanes), new PlainCopies(lanes));
    made.fill(rows -> vectors -> made.new Waiting(rows, vectors, lanes));
    if (made.of(Strips.TILE, VectorMatrix.MOST) instanceof Waiting largest) largest.ask(); // every model needs it
    Copies copies = new VectorCopies();
    WARM_UP.ask(new ColdCopies(copies, lanes, () -> made.copies = copies));
    Interleave vectors = InterleaveCode.of(lanes);
    WARM_UP.ask(new ColdInterleave(vectors, lanes, () -> made.interleave = vectors));
    return made;
  }

  private void fill(IntFunction<IntFunction<Tile>> maker) {
    for (int rows = 1; rows <= Strips.TILE; rows++) {
      for (int vectors = 1; vectors <= VectorMatrix.MOST; vectors++) {
        tiles.set(index(rows, vectors), maker.apply(rows).apply(vectors));
      }
    }
  }

  Tile of(int rows, int vectors) {
    return tiles.get(index(rows, vectors));
  }

  @Override
  public Interleave interleave() {
    return interleave;
  }

  @Override
  public Copies copies() {
    return copies;
  }

  /** Whether {@link RowTile} may be used; asks for it otherwise. */
  boolean rowIsFast() {
    if (!rowIsFast && !rowAsked.get() && rowAsked.compareAndSet(false, true)) {
      WARM_UP.ask(new ColdRowTile(() -> rowIsFast = true));
    }
    return rowIsFast;
  }

  private static int index(int rows, int vectors) {
    return rows * (VectorMatrix.MOST + 1) + vectors;
  }

  /** What stands for a tile that is not fast yet. */
  private final class Waiting implements Tile {
    private final int rows;
    private final int vectors;
    private final int lanes;
    private final Tile plain;
    private final AtomicBoolean asked = new AtomicBoolean();

    Waiting(int rows, int vectors, int lanes) {
      this.rows = rows;
      this.vectors = vectors;
      this.lanes = lanes;
      plain = new PlainTile(rows, vectors * lanes);
    }

    void ask() {
      if (asked.get() || !asked.compareAndSet(false, true)) return;
      Tile code = TileCode.of(rows, vectors, lanes);
      WARM_UP.ask(new ColdTile(code, rows, vectors, () -> tiles.set(index(rows, vectors), code)));
    }

    @Override
    public void run(float[] a, int aAt, MemorySegment b, long bAt, int depth, float[] c, int cAt, int stride,
        float @Nullable [] start, int startAt, int startStep) {
      ask();
      plain.run(a, aAt, b, bAt, depth, c, cAt, stride, start, startAt, startStep);
    }
  }
}
