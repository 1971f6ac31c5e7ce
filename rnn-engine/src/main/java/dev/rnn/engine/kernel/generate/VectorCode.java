package dev.rnn.engine.kernel.generate;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.rnn.api.tensor.BinaryFunction;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The steps of a formula as calls of the Vector API. Steps are recorded first, so that every constant is known when
 * the code before the loop is written. Each method appends code whose operands lie on the stack and whose result
 * stays there.
 */
final class VectorCode {
  static final ClassDesc FLOATS = CD_float.arrayType();
  private static final ClassDesc FLOAT_VECTOR = type(FloatVector.class);
  private static final ClassDesc INT_VECTOR = type(IntVector.class);
  private static final ClassDesc VECTOR = type(Vector.class);
  private static final ClassDesc MASK = type(VectorMask.class);
  private static final ClassDesc SPECIES = type(VectorSpecies.class);
  private static final ClassDesc OPERATORS = type(VectorOperators.class);
  private static final ClassDesc COMPARISON = type(VectorOperators.Comparison.class);
  private static final ClassDesc OPERATOR = type(VectorOperators.Binary.class);
  private static final ClassDesc ASSOCIATIVE = type(VectorOperators.Associative.class);

  private final int index;
  private int slots;
  private int comparand = -1;
  private final Map<Integer, Integer> arrays = new HashMap<>();
  private final Map<Integer, Integer> places = new HashMap<>();
  private final Map<Integer, Integer> own = new HashMap<>(); // the slot of a register
  private final Map<Integer, Integer> now = new HashMap<>(); // where a register's value is: its slot or a constant's
  private final Map<Float, Integer> constants = new LinkedHashMap<>();
  private final Map<Integer, Integer> broadcasts = new LinkedHashMap<>(); // slot by argument
  private final List<Consumer<CodeBuilder>> body = new ArrayList<>();

  /**
   * Records the code of a formula.
   *
   * @param firstSlot the first variable that is free
   * @param index the variable that holds the place within a row
   */
  VectorCode(Formula formula, int firstSlot, int index) {
    slots = firstSlot;
    this.index = index;
    formula.steps().forEach(this::record);
  }

  /** The variable for the array of an argument. */
  int array(int argument) {
    return arrays.computeIfAbsent(argument, _ -> slots++);
  }

  /** The variable for where a row begins in the array of an argument. */
  int place(int argument) {
    return places.computeIfAbsent(argument, _ -> slots++);
  }

  /** What stays the same for all rows. */
  void writeConstants(CodeBuilder code) {
    constants.forEach((value, slot) -> broadcast(species(code).loadConstant(value)).astore(slot));
  }

  /** What stays the same within a row. */
  void writeBroadcasts(CodeBuilder code) {
    broadcasts.forEach((argument, slot) ->
        broadcast(species(code).aload(array(argument)).iload(place(argument)).faload()).astore(slot));
  }

  /** One vector of each result. */
  void writeSteps(CodeBuilder code) {
    body.forEach(part -> part.accept(code));
  }

  private void record(Step step) {
    switch (step) {
      case Step.Load(int to, int argument) -> {
        load(argument);
        set(to);
      }
      case Step.Broadcast(int to, int argument) -> now.put(to, broadcasts.computeIfAbsent(argument, _ -> slots++));
      case Step.Literal(int to, float value) -> now.put(to, slot(value));
      case Step.Unary(int to, var function, int x) -> {
        get(x);
        VectorFunctions.apply(this, function);
        set(to);
      }
      case Step.Binary(int to, var function, int a, int b) -> {
        get(a);
        get(b);
        binary(function);
        set(to);
      }
      case Step.Select(int to, int condition, int a, int b) -> {
        get(b);
        get(a);
        get(condition);
        constant(0).compare("NE").blend();
        set(to);
      }
      case Step.Flush(int register, float tiny) -> {
        get(register);
        constant(0);
        get(register);
        call("abs").constant(tiny).compare("LT").blend();
        set(register);
      }
      case Step.Store(int from, int argument) -> {
        get(from);
        store(argument);
      }
    }
  }

  private void binary(BinaryFunction function) {
    switch (function) {
      case ADD -> call("add", 1);
      case SUBTRACT -> call("sub", 1);
      case MULTIPLY -> call("mul", 1);
      case DIVIDE -> call("div", 1);
      case MAXIMUM -> call("max", 1);
      case MINIMUM -> call("min", 1);
      case EQUAL -> compare("EQ").oneWhere();
      case LESS -> compare("LT").oneWhere();
    }
  }

  private void get(int register) {
    int slot = Objects.requireNonNull(now.get(register), "a register is read before it is written");
    add(code -> code.aload(slot));
  }

  private void set(int register) {
    int slot = own.computeIfAbsent(register, _ -> slots++);
    now.put(register, slot);
    add(code -> code.astore(slot));
  }

  private void load(int argument) {
    add(code -> at(species(code), argument)
        .invokestatic(FLOAT_VECTOR, "fromArray", MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, FLOATS, CD_int)));
  }

  private void store(int argument) {
    add(code -> at(code, argument)
        .invokevirtual(FLOAT_VECTOR, "intoArray", MethodTypeDesc.of(CD_void, FLOATS, CD_int)));
  }

  private CodeBuilder at(CodeBuilder code, int argument) {
    return code.aload(array(argument)).iload(place(argument)).iload(index).iadd();
  }

  /** A new variable. */
  int variable() {
    return slots++;
  }

  /** Moves the top of the stack to a variable. */
  VectorCode keep(int variable) {
    return add(code -> code.astore(variable));
  }

  /** The value of a variable. */
  VectorCode take(int variable) {
    return add(code -> code.aload(variable));
  }

  /** The same number in each lane. */
  VectorCode constant(float value) {
    return take(slot(value));
  }

  /** A method of float vectors without operands but its own. */
  VectorCode call(String method) {
    return call(method, 0);
  }

  /** A method of float vectors with a number of further vectors as operands. */
  VectorCode call(String method, int operands) {
    ClassDesc[] types = new ClassDesc[operands];
    java.util.Arrays.fill(types, VECTOR);
    return add(code -> code.invokevirtual(FLOAT_VECTOR, method, MethodTypeDesc.of(FLOAT_VECTOR, types)));
  }

  /** The mask of lanes in which a comparison of two vectors holds. */
  VectorCode compare(String operator) {
    return add(code -> {
      // the operator belongs between the operands
      int second = comparand();
      code.astore(second).getstatic(OPERATORS, operator, COMPARISON).aload(second)
          .invokevirtual(FLOAT_VECTOR, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
    });
  }

  /** Of {@code a, b, mask} on the stack: b where the mask is set, else a. */
  VectorCode blend() {
    return add(code -> code.invokevirtual(FLOAT_VECTOR, "blend", MethodTypeDesc.of(FLOAT_VECTOR, VECTOR, MASK)));
  }

  /** 1 where the mask on the stack is set, else 0. */
  VectorCode oneWhere() {
    int chosen = variable();
    return keep(chosen).constant(0).constant(1).take(chosen).blend();
  }

  /** The bits of floats as integers. */
  VectorCode asInts() {
    return add(code -> code.invokevirtual(FLOAT_VECTOR, "reinterpretAsInts", MethodTypeDesc.of(INT_VECTOR)));
  }

  /** Integers as the bits of floats. */
  VectorCode asFloats() {
    return add(code -> code.invokevirtual(INT_VECTOR, "reinterpretAsFloats", MethodTypeDesc.of(FLOAT_VECTOR)));
  }

  /** An operator of an integer vector and a number: ADD, AND, OR, LSHL, LSHR, ASHR. */
  VectorCode ints(String operator, int number) {
    return add(code -> code.getstatic(OPERATORS, operator,
            operator.equals("ADD") || operator.equals("AND") || operator.equals("OR") ? ASSOCIATIVE : OPERATOR)
        .loadConstant(number)
        .invokevirtual(INT_VECTOR, "lanewise", MethodTypeDesc.of(INT_VECTOR, OPERATOR, CD_int)));
  }

  /** The difference of two integer vectors. */
  VectorCode subtractInts() {
    return add(code -> code.invokevirtual(INT_VECTOR, "sub", MethodTypeDesc.of(INT_VECTOR, VECTOR)));
  }

  private int comparand() {
    if (comparand < 0) comparand = slots++;
    return comparand;
  }

  private int slot(float value) {
    return constants.computeIfAbsent(value, _ -> slots++);
  }

  private VectorCode add(Consumer<CodeBuilder> part) {
    body.add(part);
    return this;
  }

  private static CodeBuilder species(CodeBuilder code) {
    return code.getstatic(FLOAT_VECTOR, "SPECIES_PREFERRED", SPECIES);
  }

  private static CodeBuilder broadcast(CodeBuilder code) {
    return code.invokestatic(FLOAT_VECTOR, "broadcast", MethodTypeDesc.of(FLOAT_VECTOR, SPECIES, CD_float));
  }

  private static ClassDesc type(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }
}
