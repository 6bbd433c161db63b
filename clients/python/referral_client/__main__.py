"""Takes one child from being found to the end of her referral: python3 -m referral_client --help."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from pathlib import Path

import grpc

from exchange.type.v1.person_pb2 import PersonIdentity

from . import calls
from .child import synthetic_child
from .fault import fault_of
from .nodes import Node, TlsFiles
from .referral import EndedElsewhere, Hukou, Residence, enter_in_household_register
from .screen import Screen

DONE, REFUSED, USAGE, UNAVAILABLE = 0, 1, 2, 3


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m referral_client", description="把一名儿童从居住地转介到户籍地并办结 refer a child")
    parser.add_argument("--residence", default="127.0.0.1:5103", help="居住地民政节点 node of the county of residence (%(default)s)")
    parser.add_argument("--hukou", default="127.0.0.1:5104", help="户籍地民政节点 node of the county of registration (%(default)s)")
    parser.add_argument("--register", default="127.0.0.1:5100", help="公安节点，写入合成儿童 public security, told of the made-up child (%(default)s)")
    parser.add_argument("--citizen-id", help="已在户籍登记中的儿童 a child whom the household register knows; without, one is made up")
    parser.add_argument("--name", default="", help="其姓名 the child's name")
    parser.add_argument("--ca", type=Path, help="双向 TLS：签发机构 mutual TLS: the authority (PEM)")
    parser.add_argument("--cert", type=Path, help="双向 TLS：本方证书 our certificate (PEM)")
    parser.add_argument("--key", type=Path, help="双向 TLS：本方私钥 our key (PEM)")
    parser.add_argument("--lang", choices=["zh", "en"], default="zh")
    options = parser.parse_args()

    files = [file for file in (options.ca, options.cert, options.key) if file is not None]
    if len(files) % 3 != 0:
        parser.error("--ca、--cert 和 --key 须同时给出 go together")
    for file in files:
        if not file.is_file():
            parser.error(f"找不到文件 no such file: {file}")
    options.tls = TlsFiles(*files) if files else None
    return options


async def run(options: argparse.Namespace, screen: Screen) -> None:
    register, residence_node, hukou_node = (Node(address, options.tls) for address in (options.register, options.residence, options.hukou))
    if options.citizen_id is not None:
        child = PersonIdentity(citizen_id=options.citizen_id, name=options.name)
    else:
        child = synthetic_child()
        await enter_in_household_register(register, child)
        screen.line("公安：合成儿童已写入户籍登记", "Public security: a made-up child is in the household register")

    residence = Residence(residence_node, screen)
    child_id = await residence.flag(child)
    screen.line(f"居住地：已登记 child_id={child_id}", f"Residence: entered in the ledger, child_id={child_id}")
    await residence.assessed(child_id)
    referral_id = await residence.refer(child_id)
    screen.line(f"居住地：已转介 referral_id={referral_id}", f"Residence: referred, referral_id={referral_id}")

    at_residence, at_hukou = await asyncio.gather(residence.work(referral_id), Hukou(hukou_node, screen).work(referral_id))
    screen.line("✓ 双方均已办结", "✓ Closed on both sides")
    print(json.dumps({"child_id": child_id, "referral_id": referral_id, "residence": at_residence, "hukou": at_hukou}))


def main() -> int:
    options = read_options()
    screen = Screen(chinese=options.lang == "zh")

    def waits(error: grpc.aio.AioRpcError) -> None:
        name = error.code().name
        screen.line(f"… 暂无应答（{name}），正在以同一请求重试", f"… no answer ({name}), repeating the same request")

    calls.on_repeat = waits
    try:
        asyncio.run(run(options, screen))
        return DONE
    except EndedElsewhere as end:
        print(end, file=sys.stderr)
        return REFUSED
    except grpc.aio.AioRpcError as error:
        screen.fault(fault_of(error))
        if not calls.is_passing(error):
            return REFUSED
        screen.line("  请核对节点地址；在本机请先运行 ./exchange up", "  Check the addresses; on this machine run ./exchange up first")
        return UNAVAILABLE


if __name__ == "__main__":
    sys.exit(main())
