package dev.rnn.engine.kernel.matrix;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Writes the bytecode of an {@link Interleave}: squares of as many numbers as a vector has, each way, are transposed in
 * registers, in log₂ steps. Of two vectors that are {@code d} apart the first keeps its numbers where place &amp; d
 * is 0 and gets its others from the second, and the other way round; then d is halved:
 *
 * <pre>
 * for (k = 0; k + lanes &lt;= depth; k += lanes) {
 *   v0 = fromArray(x, at[0] + k); v1 = …
 *   t = v0.blend(v8.rearrange(place ^ 8), place &amp; 8);
 *   v8 = v0.rearrange(place ^ 8).blend(v8, place &amp; 8); v0 = t; …
 *   v0.intoArray(strip, to + k · lanes); …
 * }
 * </pre>
 *
 * <p>To gather numbers one by one takes a processor three times as long.
 */
final class InterleaveCode {
  private static final ClassDesc FLOATS = CD_float.arrayType();
  private static final ClassDesc INTS = CD_int.arrayType();
  private static final ClassDesc FLOAT_VECTOR = desc(FloatVector.class);
  private static final ClassDesc SPECIES = desc(VectorSpecies.class);
  private static final ClassDesc SHUFFLE = desc(VectorShuffle.class);
  private static final ClassDesc MASK = desc(VectorMask.class);
  private static final ClassDesc BUTTERFLY = desc(Butterfly.class);

  // Local variables, in the order of the method's parameters.
  private static final int X = 1;
  private static final int AT = 2;
  private static final int DEPTH = 3;
  private static final int STRIP = 4;
  private static final int TO = 5;
  private static final int K = 6;
  private static final int FIRST = 7;
  private static final int ROWS = 8;

  private final int lanes;

  private InterleaveCode(int lanes) {
    this.lanes = lanes;
  }

  /** For rows as many as vectors have numbers. */
  static Interleave of(int lanes) {
    byte[] code = new InterleaveCode(lanes).classFile();
    try {
      MethodHandles.Lookup made = MethodHandles.lookup().defineHiddenClass(code, true);
      return (Interleave) made.findConstructor(made.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable reason) {
      throw new IllegalStateException("interleave " + lanes, reason);
    }
  }

  private byte[] classFile() {
    ClassDesc self = ClassDesc.of(InterleaveCode.class.getPackageName(), "Interleave" + lanes);
    return ClassFile.of().build(self, type -> type
        .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
        .withInterfaceSymbols(desc(Interleave.class))
        .withMethodBody(INIT_NAME, MTD_void, 0,
            code -> code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_())
        .withMethodBody("run", MethodTypeDesc.of(CD_void, FLOATS, INTS, CD_int, FLOATS, CD_int), ClassFile.ACC_PUBLIC,
            this::body));
  }

  private void body(CodeBuilder code) {
    for (int i = 0; i < lanes; i++) code.aload(AT).loadConstant(i).iaload().istore(ROWS + i);
    code.iconst_0().istore(K);
    squares(code);
    rest(code);
    code.return_();
  }

  private void squares(CodeBuilder code) {
    Label top = code.newLabel();
    Label end = code.newLabel();
    code.labelBinding(top).iload(K).iload(DEPTH).loadConstant(lanes - 1).isub().if_icmpge(end);
    for (int i = 0; i < lanes; i++) {
      code.getstatic(desc(VectorKernels.class), "SPECIES", SPECIES).aload(X).iload(ROWS + i).iload(K).iadd()
          .invokestatic(FLOAT_VECTOR, "fromArray", MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, FLOATS, CD_int))
          .astore(vector(i));
    }
    for (int distance = lanes / 2; distance > 0; distance /= 2) {
      for (int i = 0; i < lanes; i++) {
        if ((i & distance) == 0) exchange(code, vector(i), vector(i + distance), distance);
      }
    }
    code.iload(TO).iload(K).loadConstant(lanes).imul().iadd().istore(FIRST);
    for (int i = 0; i < lanes; i++) {
      code.aload(vector(i)).aload(STRIP).iload(FIRST);
      if (i > 0) code.loadConstant(i * lanes).iadd();
      code.invokevirtual(FLOAT_VECTOR, "intoArray", MethodTypeDesc.of(CD_void, FLOATS, CD_int));
    }
    code.iinc(K, lanes).goto_(top).labelBinding(end);
  }

  private static void exchange(CodeBuilder code, int first, int second, int distance) {
    code.aload(first);
    rearranged(code, second, distance);
    blend(code, distance);
    rearranged(code, first, distance);
    code.aload(second);
    blend(code, distance);
    code.astore(second).astore(first);
  }

  private static void rearranged(CodeBuilder code, int vector, int distance) {
    code.aload(vector).getstatic(BUTTERFLY, "SHUFFLE" + distance, SHUFFLE)
        .invokevirtual(FLOAT_VECTOR, "rearrange", MethodTypeDesc.of(FLOAT_VECTOR, SHUFFLE));
  }

  private static void blend(CodeBuilder code, int distance) {
    code.getstatic(BUTTERFLY, "MASK" + distance, MASK)
        .invokevirtual(FLOAT_VECTOR, "blend", MethodTypeDesc.of(FLOAT_VECTOR, desc(Vector.class), MASK));
  }

  /** Where no whole square is left. */
  private void rest(CodeBuilder code) {
    Label top = code.newLabel();
    Label end = code.newLabel();
    code.labelBinding(top).iload(K).iload(DEPTH).if_icmpge(end);
    code.iload(TO).iload(K).loadConstant(lanes).imul().iadd().istore(FIRST);
    for (int i = 0; i < lanes; i++) {
      code.aload(STRIP).iload(FIRST).loadConstant(i).iadd();
      code.aload(X).iload(ROWS + i).iload(K).iadd().faload().fastore();
    }
    code.iinc(K, 1).goto_(top).labelBinding(end);
  }

  private int vector(int i) {
    return ROWS + lanes + i;
  }

  private static ClassDesc desc(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }
}
