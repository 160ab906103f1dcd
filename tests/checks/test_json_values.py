"""Values as JSON: what goes in comes out, and what does not fit exactly is refused."""

import base64
import json

import numpy as np
import pytest

from checks.json_values import LARGEST_ARRAY, Foreign, NotAValue, decode, encode, plain_text

DTYPES = ("f8", "f4", "f2", "i8", "i4", "u1", "?", "c16", ">f8")


def through_json(value):
    return decode(json.loads(json.dumps(encode(value))))


@pytest.mark.parametrize("value", [None, True, ..., 7, -(2**62), 0.1, float("inf"), "text", "", []])
def test_a_simple_value_comes_out_as_it_went_in(value):
    assert through_json(value) == value
    assert type(through_json(value)) is type(value)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("shape", [(), (3,), (2, 3), (0, 4), (1, 2, 3)], ids=str)
def test_an_array_keeps_its_numbers_shape_and_kind(dtype, shape):
    array = np.arange(np.prod(shape, dtype=int)).reshape(shape).astype(dtype)
    received = through_json(array)
    assert np.array_equal(received, array)
    assert received.shape == shape
    assert received.dtype == array.dtype.newbyteorder("=")


def test_every_bit_of_a_number_is_kept():
    array = np.random.default_rng(0).normal(size=1000) * 10.0 ** np.linspace(-300, 300, 1000)
    assert through_json(array).tobytes() == array.tobytes()
    assert [through_json(float(x)) for x in array[:50]] == list(array[:50])


@pytest.mark.parametrize(
    "array",
    [np.arange(12.0).reshape(3, 4).T, np.arange(12.0)[::-2], np.broadcast_to(1.0, (3, 3))],
    ids=["transposed", "reversed", "broadcast"],
)
def test_an_array_need_not_be_contiguous(array):
    assert np.array_equal(through_json(array), array)


def test_containers_keep_their_kind_and_their_parts():
    value = {"a": [1, (2.0, np.ones(2))], "b": {"c": None}}
    received = through_json(value)
    assert received["a"][1][0] == 2.0
    assert isinstance(received["a"][1], tuple)
    assert np.array_equal(received["a"][1][1], np.ones(2))
    assert received["b"] == {"c": None}


def test_a_masked_array_is_still_one_and_a_matrix_too():
    assert np.ma.isMaskedArray(through_json(np.ma.masked_all(3)))
    assert isinstance(through_json(np.ones((2, 2)).view(np.matrix)), np.matrix)


class Own:
    pass


@pytest.mark.parametrize("value", [Own(), np.array(["x"]), np.zeros(2, dtype=[("a", float)])])
def test_an_object_of_the_students_own_is_only_the_name_of_its_type(value):
    assert isinstance(through_json(value), Foreign)


def test_a_name_of_a_type_is_only_text():
    received = decode({"other": "os.system('x')\n<script>" + "y" * 500})
    assert "\n" not in type(received).__name__
    assert len(type(received).__name__) <= 60


class ActsUp:
    def __array__(self, *given, **options):
        raise RuntimeError("no")


@pytest.mark.parametrize(
    "value",
    [
        np.zeros(LARGEST_ARRAY),
        np.broadcast_to(0.0, (10**6, 10**6)),
        [[]] * 10_000,
        [[[[[[[[1]]]]]]]],
    ],
    ids=["large", "zero strides", "many parts", "deep"],
)
def test_far_too_much_is_refused_with_a_sentence(value):
    with pytest.raises(NotAValue, match=r"far more than was asked for\.$"):
        encode(value)


def test_what_an_object_does_when_it_is_read_is_an_error_of_its_own():
    with pytest.raises(RuntimeError):
        encode(ActsUp())


EIGHT = base64.b64encode(bytes(8)).decode()
ARRAY = {"array": EIGHT, "dtype": "<f8", "shape": [1]}
FORGED = {
    "a number": 1,
    "a text": "x",
    "a list": [],
    "an empty object": {},
    "an unknown kind": {"pickle": EIGHT},
    "two kinds": {"int": 1, "float": "0x1p0"},
    "one kind too many in an array": ARRAY | {"int": 1},
    "an int as text": {"int": "1"},
    "an int as bool": {"int": True},
    "a giant int": {"int": 10**400},
    "a float as number": {"float": 1.5},
    "a float that is none": {"float": "__import__('os')"},
    "a long float": {"float": "0x1." + "0" * 10_000},
    "a text that is none": {"text": 1},
    "a long text": {"text": "x" * 10_000},
    "a list that is none": {"list": {"0": 1}},
    "a list of bare numbers": {"list": [1, 2]},
    "a dict that is none": {"dict": {"a": 1}},
    "a dict with broken pairs": {"dict": [[{"int": 1}]]},
    "a dict with a list for a key": {"dict": [[{"list": []}, {"int": 1}]]},
    "an array without a shape": {"array": EIGHT, "dtype": "<f8"},
    "an array of objects": ARRAY | {"dtype": "|O"},
    "an array with fields": ARRAY | {"dtype": [["a", "<f8"]]},
    "an array of texts": ARRAY | {"dtype": "<U2"},
    "an array of dates": ARRAY | {"dtype": "<M8[s]"},
    "a dtype with a shape": ARRAY | {"dtype": "(2,)<f4"},
    "a shape that does not fit": ARRAY | {"shape": [2]},
    "a negative shape": ARRAY | {"shape": [-1]},
    "a giant shape": ARRAY | {"shape": [2**40, 0]},
    "a shape of bools": ARRAY | {"shape": [True]},
    "a shape of many dimensions": ARRAY | {"shape": [1] * 40},
    "a shape that is a number": ARRAY | {"shape": 1},
    "bytes that are none": ARRAY | {"array": "????"},
    "bytes that are a number": ARRAY | {"array": 8},
    "bytes in another alphabet": ARRAY | {"array": "ßßßß"},
    "a type that is a number": {"other": 1},
}


@pytest.mark.parametrize("data", FORGED.values(), ids=FORGED)
def test_what_encode_would_not_have_written_is_refused(data):
    with pytest.raises(NotAValue):
        decode(data)


def test_nesting_without_end_is_refused():
    data = {"int": 1}
    for _ in range(500):
        data = {"list": [data]}
    with pytest.raises(NotAValue):
        decode(data)


def test_text_has_no_control_characters_and_no_broken_unicode():
    assert plain_text("a\x1b[31mb\x00\ud800\u202ec\n") == "a[31mb?c\n"
