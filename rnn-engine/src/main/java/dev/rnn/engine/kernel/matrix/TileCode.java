package dev.rnn.engine.kernel.matrix;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * Writes the bytecode of a {@link Tile}: all sums in local variables, nothing called but the vector operations
 * themselves. The JIT compiler keeps the sums in registers only if the loop is flat; written by hand, each size would
 * be a page of the same lines:
 *
 * <pre>
 * c00 = start != null ? fromArray(start, startAt) : zero; c01 = …
 * for (k = 0; k &lt; depth; k++) {
 *   b0 = fromMemorySegment(b, bAt + k · bytes); b1 = …
 *   x = broadcast(a[aAt + k · step]);     c00 = x.fma(b0, c00); c01 = x.fma(b1, c01); …
 *   x = broadcast(a[aAt + k · step + 1]); c10 = x.fma(b0, c10); …
 * }
 * c00.intoArray(c, cAt); …
 * </pre>
 *
 * <p>Of the 16 registers of shorter vectors the sums leave few, and the JIT compiler loads as early as it can: with
 * the numbers of all rows, or of two k, it runs out of registers and keeps sums in memory, which takes twice as long.
 * So there a round is one k, and after every other row comes a test that never holds, {@code k} against a negative
 * number. To go on from there the interpreter would need the sums, so they must exist by then, and what later rows
 * need is loaded after it. The bookkeeping of rounds is saved otherwise: the loop counts the numbers of {@code a}, of
 * which the bytes of {@code b} are a fixed multiple that is a power of two, so that both are addressed by the counter
 * itself and no check of bounds is left in the loop.
 */
final class TileCode {
  private static final ClassDesc FLOATS = CD_float.arrayType();
  private static final ClassDesc FLOAT_VECTOR = desc(FloatVector.class);
  private static final ClassDesc VECTOR = desc(Vector.class);
  private static final ClassDesc SPECIES = desc(VectorSpecies.class);
  private static final ClassDesc SEGMENT = desc(MemorySegment.class);
  private static final ClassDesc ORDER = desc(ByteOrder.class);
  private static final ClassDesc KERNELS = desc(VectorKernels.class);

  /** Values of k in one round of the loop of a wide tile: otherwise its bookkeeping costs a quarter of the time. */
  private static final int UNROLL = 2;

  // Local variables, in the order of the method's parameters.
  private static final int A = 1;
  private static final int A_AT = 2;
  private static final int B = 3;
  private static final int B_AT = 4;
  private static final int DEPTH = 6;
  private static final int C = 7;
  private static final int C_AT = 8;
  private static final int STRIDE = 9;
  private static final int START = 10;
  private static final int START_AT = 11;
  private static final int START_STEP = 12;
  private static final int K = 13;
  private static final int ROW_AT = 14;
  private static final int X = 15;
  private static final int A_ROW = 16;
  private static final int B_ROW = 17;
  private static final int NEVER = 19;
  private static final int B_VECTORS = 20;

  private final int rows;
  private final int vectors;
  private final int lanes;

  private TileCode(int rows, int vectors, int lanes) {
    this.rows = rows;
    this.vectors = vectors;
    this.lanes = lanes;
  }

  /** A tile of so many rows and vectors of so many numbers. */
  static Tile of(int rows, int vectors, int lanes) {
    byte[] code = new TileCode(rows, vectors, lanes).classFile();
    try {
      MethodHandles.Lookup made = MethodHandles.lookup().defineHiddenClass(code, true);
      return (Tile) made.findConstructor(made.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable reason) {
      throw new IllegalStateException("tile " + rows + " x " + vectors, reason);
    }
  }

  private byte[] classFile() {
    ClassDesc self = ClassDesc.of(TileCode.class.getPackageName(), "Tile" + rows + "x" + vectors);
    return ClassFile.of().build(self, type -> type
        .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
        .withInterfaceSymbols(desc(Tile.class))
        .withMethodBody(INIT_NAME, MTD_void, 0,
            code -> code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_())
        .withMethodBody("run", MethodTypeDesc.of(CD_void, FLOATS, CD_int, SEGMENT, CD_long, CD_int, FLOATS, CD_int,
            CD_int, FLOATS, CD_int, CD_int), ClassFile.ACC_PUBLIC, this::body));
  }

  private void body(CodeBuilder code) {
    // A segment of its own, counted from 0: fewer checks of bounds are left in the loop, a tenth of its time.
    code.aload(B).lload(B_AT).iload(DEPTH).i2l().loadConstant((long) vectors * lanes * Float.BYTES).lmul()
        .invokeinterface(SEGMENT, "asSlice", MethodTypeDesc.of(SEGMENT, CD_long, CD_long)).astore(B);
    Label zero = code.newLabel();
    Label begin = code.newLabel();
    code.aload(START).ifnull(zero);
    eachRow(code, START_AT, START_STEP, (row, vector) -> {
      species(code).aload(START);
      place(code, vector);
      code.invokestatic(FLOAT_VECTOR, "fromArray", MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, FLOATS, CD_int))
          .astore(sum(row, vector));
    });
    code.goto_(begin);
    code.labelBinding(zero);
    for (int row = 0; row < rows; row++) {
      for (int vector = 0; vector < vectors; vector++) {
        species(code).invokestatic(FLOAT_VECTOR, "zero", MethodTypeDesc.of(FLOAT_VECTOR, SPECIES))
            .astore(sum(row, vector));
      }
    }
    code.labelBinding(begin);
    code.iconst_0().istore(K);
    if (VectorKernels.WIDE) {
      loop(code, UNROLL);
      loop(code, 1);
    } else {
      narrowLoop(code);
    }
    eachRow(code, C_AT, STRIDE, (row, vector) -> {
      code.aload(sum(row, vector)).aload(C);
      place(code, vector);
      code.invokevirtual(FLOAT_VECTOR, "intoArray", MethodTypeDesc.of(CD_void, FLOATS, CD_int));
    });
    code.return_();
  }

  /** While {@code steps} values of k are left. */
  private void loop(CodeBuilder code, int steps) {
    Label top = code.newLabel();
    Label end = code.newLabel();
    code.labelBinding(top).iload(K).iload(DEPTH);
    if (steps > 1) code.loadConstant(steps - 1).isub();
    code.if_icmpge(end);
    code.iload(K).i2l().loadConstant((long) vectors * lanes * Float.BYTES).lmul().lstore(B_ROW);
    code.iload(A_AT).iload(K).loadConstant(Strips.step(rows)).imul().iadd().istore(A_ROW);
    for (int step = 0; step < steps; step++) step(code, step, null);
    code.iinc(K, steps).goto_(top).labelBinding(end);
  }

  /** Over the places of a's numbers, one k a round. */
  private void narrowLoop(CodeBuilder code) {
    int step = Strips.step(rows);
    Label top = code.newLabel();
    Label end = code.newLabel();
    code.iload(DEPTH).iconst_m1().ixor().istore(NEVER);
    code.iload(DEPTH).loadConstant(step).imul().istore(DEPTH);
    code.labelBinding(top).iload(K).iload(DEPTH).if_icmpge(end);
    code.iload(K).i2l().loadConstant((long) vectors * lanes * Float.BYTES / step).lmul().lstore(B_ROW);
    code.iload(K).iload(A_AT).iadd().istore(A_ROW);
    step(code, 0, end);
    code.iinc(K, step).goto_(top).labelBinding(end);
  }

  /** One k; with tests that never hold, if there is a place to go to then. */
  private void step(CodeBuilder code, int step, @Nullable Label never) {
    for (int vector = 0; vector < vectors; vector++) {
      species(code).aload(B).lload(B_ROW);
      int at = (step * vectors + vector) * lanes * Float.BYTES;
      if (at > 0) code.loadConstant((long) at).ladd();
      code.getstatic(KERNELS, "ORDER", ORDER)
          .invokestatic(FLOAT_VECTOR, "fromMemorySegment",
              MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, SEGMENT, CD_long, ORDER))
          .astore(B_VECTORS + vector);
    }
    for (int row = 0; row < rows; row++) {
      species(code).aload(A).iload(A_ROW);
      int at = step * Strips.step(rows) + row;
      if (at > 0) code.loadConstant(at).iadd();
      code.faload().invokestatic(FLOAT_VECTOR, "broadcast", MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, CD_float))
          .astore(X);
      for (int vector = 0; vector < vectors; vector++) {
        code.aload(X).aload(B_VECTORS + vector).aload(sum(row, vector))
            .invokevirtual(FLOAT_VECTOR, "fma", MethodTypeDesc.of(FLOAT_VECTOR, VECTOR, VECTOR))
            .astore(sum(row, vector));
      }
      // A number of its own for each test: the compiler drops one that was made before.
      boolean test = never != null && row % 2 == 1 && row + 1 < rows;
      if (test) code.iload(K).iload(NEVER).loadConstant(row).isub().if_icmpeq(never);
    }
  }

  @FunctionalInterface
  private interface Each {
    void emit(int row, int vector);
  }

  /** With the row's place in {@link #ROW_AT}. */
  private void eachRow(CodeBuilder code, int first, int step, Each each) {
    code.iload(first).istore(ROW_AT);
    for (int row = 0; row < rows; row++) {
      for (int vector = 0; vector < vectors; vector++) each.emit(row, vector);
      if (row + 1 < rows) code.iload(ROW_AT).iload(step).iadd().istore(ROW_AT);
    }
  }

  private void place(CodeBuilder code, int vector) {
    code.iload(ROW_AT);
    if (vector > 0) code.loadConstant(vector * lanes).iadd();
  }

  private int sum(int row, int vector) {
    return B_VECTORS + vectors + row * vectors + vector;
  }

  private static CodeBuilder species(CodeBuilder code) {
    return code.getstatic(KERNELS, "SPECIES", SPECIES);
  }

  private static ClassDesc desc(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }
}
